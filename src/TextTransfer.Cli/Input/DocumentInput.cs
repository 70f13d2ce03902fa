using TextTransfer.Cli.Output;
using TextTransfer.Web;

namespace TextTransfer.Cli.Input;

/// <summary>
/// Documents from anything a user names: a web site, a WordPress export, HTML, a folder of HTML, CSV, JSON Lines, lines of
/// text, and standard input with the last three.
/// </summary>
internal sealed class DocumentInput(CorpusReadOptions options, StandardStreams streams)
{
    /// <summary>The WordPress post types read of exports; <see langword="null"/> for all.</summary>
    public IReadOnlyCollection<string>? PostTypes { get; init; } = new WordPressExportOptions().PostTypes;

    /// <summary>Reads a web site; <see langword="null"/> where none is allowed.</summary>
    public Func<Uri, IProgress<SiteFinding>, IEnumerable<Document>>? ReadSite { get; init; }

    public IEnumerable<Document> Read(string path)
    {
        if (path == "-")
            return RefuseMarkup(Documents.Read(streams.Input, "standard input", options));
        if (SiteArguments.IsAddress(path) && ReadSite is not null)
            return ReadSite(SiteArguments.ReadAddress(path), new SiteFindings(streams));
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new InputException(path, SiteArguments.IsAddress(path) ? "a site is read by 'fetch' first: fetch it into a file, and name the file."
                : path.Contains("://", StringComparison.Ordinal) ? "only http and https addresses are fetched; save it to a file and name the file."
                : "there is no such file or folder.");

        return DocumentSource.Detect(path) switch
        {
            DocumentSourceKind.Unknown => Documents.Read(path, options),
            DocumentSourceKind.WordPressExport => WordPressExport.Read(path, new() { PostTypes = PostTypes }),
            _ => DocumentSource.Read(path),
        };
    }

    /// <summary>Line by line, a page or an export would be classified tag by tag.</summary>
    private static IEnumerable<Document> RefuseMarkup(IEnumerable<Document> documents)
    {
        bool isFirst = true;
        foreach (Document document in documents)
        {
            if (isFirst && document.Text.TrimStart().StartsWith('<'))
                throw new InputException("standard input", "holds markup, but is read as texts, one a line; save the page or export to a file and name the file.");
            isFirst = false;
            yield return document;
        }
    }
}
