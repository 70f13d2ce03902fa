using System.Globalization;

namespace TextTransfer.Encoders.Diagnosis;

/// <summary>Which decisive files of a folder are not those its <c>golden.json</c> was made from.</summary>
internal sealed class FileChanges
{
    private readonly List<(string Name, bool IsListed, string Difference)> changes = [];

    private FileChanges()
    {
    }

    /// <summary>Compares the files that <c>golden.json</c> lists with those on the disk, and with those in use.</summary>
    /// <param name="then">The files it lists.</param>
    /// <param name="folder">The encoder's folder.</param>
    /// <param name="settings">What the encoder was opened by; null when it does not open.</param>
    public static FileChanges Find(IReadOnlyList<DecisiveFile> then, string folder, EncoderSettings? settings)
    {
        IReadOnlyList<string> used = settings?.FindDecisiveFiles() ?? [];
        FileChanges found = new();
        // Nothing else is read because of a list that came with a folder; but a model that the caller stated may lie there.
        foreach (DecisiveFile file in then.Where(f => used.Contains(f.Name) || FolderPath.IsWithin(folder, f.Name)))
        {
            if (Difference(folder, file) is { } difference)
                found.changes.Add((file.Name, true, difference));
        }

        // An added tokenizer_config.json can change the length limit, which is compared itself, and nothing else.
        foreach (string name in used.Except(then.Select(f => f.Name)).Where(n => n != settings!.NameOf(settings.TokenizerConfigPath)))
            found.changes.Add((name, false, $"is not among the files {GoldenFile.Name} was made from."));
        return found;
    }

    /// <summary>What became of all files, or of the one of a name, as sentences; empty when nothing changed.</summary>
    public string Describe(string? name = null) =>
        string.Join(' ', changes.Where(c => name is null || c.Name == name).Select(c => $"{c.Name} {c.Difference}"));

    /// <summary>Whether a file was there and is gone or another.</summary>
    public bool IsReplaced(string name) => changes.Any(c => c.IsListed && c.Name == name);

    private static string? Difference(string folder, DecisiveFile then)
    {
        try
        {
            if (!File.Exists(Path.Combine(folder, then.Name)))
                return "is gone.";

            DecisiveFile now = DecisiveFile.Read(folder, then.Name);
            return now == then ? null
                : now.Bytes == then.Bytes ? $"is not the file {GoldenFile.Name} was made from; its length is the same, its content is not."
                : string.Create(CultureInfo.InvariantCulture, $"is not the file {GoldenFile.Name} was made from: it has {now.Bytes:N0} bytes, and had {then.Bytes:N0}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read: {e.Message}";
        }
    }
}
