using TextTransfer.Web.Sources;

namespace TextTransfer.Web;

/// <summary>
/// One way in for everything that holds web documents: a WordPress export, a web page, a folder of web pages; files may be
/// compressed with gzip. The kind is told by content, not by the name alone. Safe for concurrent calls.
/// </summary>
public static class DocumentSource
{
    private static readonly string[] PageExtensions = [".html", ".htm", ".xhtml", ".html.gz", ".htm.gz", ".xhtml.gz"];

    /// <summary>Tells what a path holds.</summary>
    /// <param name="path">A file or folder.</param>
    /// <returns>The kind; <see cref="DocumentSourceKind.Unknown"/> for tables, JSON and plain text, which are not read here.</returns>
    /// <exception cref="WebFormatException">There is nothing there, or it may not be read.</exception>
    public static DocumentSourceKind Detect(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            return DocumentSourceKind.Folder;

        using var source = SourceStream.Open(path);
        return KindSniffer.Sniff(source.Head, HasPageExtension(path));
    }

    /// <summary>Reads the documents a path holds.</summary>
    /// <param name="path">
    /// A WordPress export (its posts and pages), a web page, or a folder: every <c>.html</c>, <c>.htm</c>, <c>.xhtml</c> and gzip
    /// of them in it and below, in ordinal order of their relative paths, which become their ids. Links are not followed. A folder is read twice, since what
    /// recurs on the pages of a site (<see cref="RecurringBlocks"/>) is left out.
    /// </param>
    /// <returns>The documents, read as they are asked for.</returns>
    /// <exception cref="WebFormatException">
    /// At the call: there is nothing there or its kind cannot be told, or the folder holds no page. While enumerating: what is
    /// there is damaged.
    /// </exception>
    public static IEnumerable<Document> Read(string path) => Detect(path) switch
    {
        DocumentSourceKind.WordPressExport => WordPressExport.Read(path),
        DocumentSourceKind.WebPage => ReadPages(Path.GetDirectoryName(path) ?? "", [Path.GetFileName(path)]),
        DocumentSourceKind.Folder => ReadFolder(path, FindPages(path)),
        _ => throw new WebFormatException(
            path, "neither a WordPress export nor a web page. Give an export (Tools, Export in WordPress: an XML file that begins with <rss>), an HTML file or a folder of HTML files."),
    };

    private static IEnumerable<Document> ReadFolder(string folder, IReadOnlyList<string> relativePaths)
    {
        // Not before the first document is asked for: all pages are read for it.
        var recurring = RecurringBlocks.LearnFolder(folder, relativePaths);
        foreach (var path in relativePaths)
            yield return recurring.Remove(WebPage.Read(Path.Combine(folder, path))).ToDocument(path);
    }

    private static IEnumerable<Document> ReadPages(string folder, IEnumerable<string> relativePaths) =>
        relativePaths.Select(p => WebPage.Read(Path.Combine(folder, p)).ToDocument(p));

    /// <summary>Finds the web pages in a folder and below.</summary>
    /// <param name="folder">The folder. Links in it are not followed.</param>
    /// <returns>Their paths relative to the folder, with slashes, in ordinal order.</returns>
    /// <exception cref="WebFormatException">There is none.</exception>
    public static IReadOnlyList<string> FindPages(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);

        // Links are left out, for they can lead round in circles.
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        var pages = Directory.EnumerateFiles(folder, "*", everywhere)
            .Where(HasPageExtension)
            .Select(p => Path.GetRelativePath(folder, p).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal)
            .ToList();
        return pages.Count > 0
            ? pages
            : throw new WebFormatException(folder, $"the folder holds no web page. Give one with files that end in {string.Join(", ", PageExtensions)}.");
    }

    private static bool HasPageExtension(string path) => Array.Exists(PageExtensions, e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}
