using System.Globalization;

namespace TextTransfer.Encoders.Diagnosis;

/// <summary>Which decisive files of a folder are not those its <c>golden.json</c> was made from.</summary>
internal sealed class FileChanges
{
    private readonly List<(DecisiveFile? Then, DecisiveFile? Now)> changes;

    private FileChanges(List<(DecisiveFile? Then, DecisiveFile? Now)> changes) => this.changes = changes;

    public static FileChanges Find(IReadOnlyList<DecisiveFile> then, string folder)
    {
        Dictionary<string, DecisiveFile> now = DecisiveFile.ReadAll(folder).ToDictionary(f => f.Name, StringComparer.Ordinal);
        List<(DecisiveFile? Then, DecisiveFile? Now)> changes = [];
        foreach (DecisiveFile file in then)
        {
            if (!now.Remove(file.Name, out DecisiveFile? current) || current != file)
                changes.Add((file, current));
        }

        changes.AddRange(now.Values.Select(f => ((DecisiveFile?)null, (DecisiveFile?)f)));
        return new(changes);
    }

    /// <summary>The changed files among some, as sentences; empty when none changed.</summary>
    public string Describe(Func<DecisiveFile, bool> which) =>
        string.Join(' ', changes.Where(c => which((c.Then ?? c.Now)!)).Select(c => Describe(c.Then, c.Now)));

    private static string Describe(DecisiveFile? then, DecisiveFile? now) => (then, now) switch
    {
        (null, _) => $"{now!.Name} was not there when {GoldenFile.Name} was made.",
        (_, null) => $"{then.Name} is gone.",
        _ when then.Bytes == now.Bytes => $"{then.Name} is not the file {GoldenFile.Name} was made from; its length is the same, its content is not.",
        _ => string.Create(CultureInfo.InvariantCulture, $"{then.Name} is not the file {GoldenFile.Name} was made from: it has {now.Bytes:N0} bytes, and had {then.Bytes:N0}."),
    };
}
