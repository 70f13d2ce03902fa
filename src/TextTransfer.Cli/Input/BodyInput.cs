using System.Globalization;
using System.Text;

namespace TextTransfer.Cli.Input;

/// <summary>The bodies of text that a user names: each source is one, or the values of a column are. A text file is one text.</summary>
internal sealed class BodyInput(CorpusReadOptions options, StandardStreams streams)
{
    private const int MostBodies = 12;

    private static readonly string[] TextExtensions = [".txt", ".md"];

    public IReadOnlyList<TextBody> Read(IReadOnlyList<string> sources)
    {
        DocumentInput input = new(options, streams);
        string[] names = [.. sources.Select(Path.GetFileNameWithoutExtension).Select((n, i) => string.IsNullOrEmpty(n) ? sources[i] : n)];
        return [.. sources.Select((s, i) => new TextBody(names.Count(n => n == names[i]) > 1 ? s : names[i], [.. ReadSource(input, s)]))];
    }

    /// <summary>Bodies of the values that a column or property has, the most frequent first.</summary>
    /// <param name="sources">Read together.</param>
    /// <param name="column">The name.</param>
    /// <param name="only">The values wanted; all when empty.</param>
    public IReadOnlyList<TextBody> ReadBy(IReadOnlyList<string> sources, string column, IReadOnlyList<string> only)
    {
        bool isProperty = PropertyOf(column, new Document { Text = "" }) is not null;
        DocumentInput input = new(isProperty ? options : options with { GroupField = column }, streams);
        Dictionary<string, List<Document>> bodies = new(StringComparer.Ordinal);
        foreach (Document document in sources.SelectMany(s => ReadSource(input, s)))
        {
            foreach (string value in PropertyOf(column, document) ?? (document.Group is { } group ? [group] : []))
            {
                if (!bodies.TryGetValue(value, out List<Document>? body))
                    bodies[value] = body = [];
                body.Add(isProperty ? document : document with { Group = null });
            }
        }

        string name = string.Join(", ", sources);
        if (only.FirstOrDefault(v => !bodies.ContainsKey(v)) is { } missing)
            throw new InputException(name, $"has no text with the value '{missing}' of '{column}'; there are {string.Join(", ", bodies.Keys.Order(StringComparer.Ordinal).Take(20))}.");
        TextBody[] wanted = only.Count > 0
            ? [.. only.Distinct().Select(v => new TextBody(v, bodies[v]))]
            : [.. bodies.OrderByDescending(b => b.Value.Count).ThenBy(b => b.Key, StringComparer.Ordinal).Select(b => new TextBody(b.Key, b.Value))];
        return wanted.Length switch
        {
            < 2 => throw new InputException(name, $"has {wanted.Length} values of '{column}'; a comparison needs two at least."),
            > MostBodies => throw new InputException(name, $"has {wanted.Length} values of '{column}'; name up to {MostBodies} of them by --only."),
            _ => wanted,
        };
    }

    private static IEnumerable<Document> ReadSource(DocumentInput input, string source)
    {
        if (Directory.Exists(source) && TextFiles(source) is { Length: > 0 } files)
            return files.Select(f => ReadText(f, Path.GetRelativePath(source, f)));
        return File.Exists(source) && IsText(source) ? [ReadText(source, Path.GetFileName(source))] : input.Read(source);
    }

    private static string[] TextFiles(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsText).Order(StringComparer.Ordinal)];

    private static bool IsText(string path) => TextExtensions.Contains(Path.GetExtension(path).ToLowerInvariant());

    private static Document ReadText(string path, string id)
    {
        try
        {
            return new() { Text = File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)), Id = id };
        }
        catch (DecoderFallbackException e)
        {
            throw new InputException(path, "holds bytes that are not UTF-8; save the file as UTF-8.", innerException: e);
        }
    }

    /// <summary>The values of a property; <see langword="null"/> for a name that is none.</summary>
    private static IReadOnlyList<string>? PropertyOf(string name, Document document) => name.ToUpperInvariant() switch
    {
        "AUTHOR" => Some(document.Author),
        "KIND" => Some(document.Kind),
        "LANGUAGE" => Some(document.Language),
        "CATEGORY" or "CATEGORIES" => document.Categories,
        "TAG" or "TAGS" => document.Tags,
        "YEAR" => Some(document.PublishedAt?.Year.ToString(CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static string[] Some(string? value) => value is null ? [] : [value];
}
