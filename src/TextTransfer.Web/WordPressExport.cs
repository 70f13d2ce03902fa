using TextTransfer.Web.Sources;
using TextTransfer.Web.WordPress;

namespace TextTransfer.Web;

/// <summary>
/// Reads a WordPress export file (WXR, WordPress eXtended RSS: Tools, Export in the dashboard), post by post.
/// Safe for concurrent calls; each sequence is for one thread.
/// </summary>
/// <remarks>
/// Any WXR version is read, 1.0 to 1.2 and unknown ones; an RSS feed is read as posts. Every post comes out as a
/// <see cref="Document"/> with its title, readable text, id, address, kind, publication state, categories, tags, author and
/// date; a post without content has the text of its excerpt, or none. Its <see cref="Document.Group"/> is scheme and host of
/// the site, as that of pages is, so that folds keep the posts of a site together.
/// Control characters that XML forbids are skipped, undeclared prefixes are accepted, document type definitions are
/// refused. Memory is bounded by the largest post, not by the file; of one field, the first 16 million characters are read.
/// </remarks>
public static class WordPressExport
{
    /// <summary>Reads the posts and pages of an export file, also one compressed with gzip.</summary>
    /// <param name="path">The file; opened when the sequence is first asked for a document, and again by each enumeration.</param>
    /// <returns>The documents in the order of the file, read as they are asked for.</returns>
    /// <exception cref="WebFormatException">
    /// While enumerating: the file is missing, not an export, or broken XML. What stands before the broken place is
    /// delivered before.
    /// </exception>
    public static IEnumerable<Document> Read(string path) => Read(path, new());

    /// <summary>Reads an export file, also one compressed with gzip.</summary>
    /// <param name="path">The file; opened when the sequence is first asked for a document, and again by each enumeration.</param>
    /// <param name="options">What to read.</param>
    /// <returns>The documents in the order of the file, read as they are asked for.</returns>
    /// <exception cref="WebFormatException">While enumerating, as without options.</exception>
    public static IEnumerable<Document> Read(string path, WordPressExportOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        return WxrReader.Read(() => SourceStream.Open(path), path, options);
    }

    /// <summary>Reads an export from a stream, also one compressed with gzip.</summary>
    /// <param name="stream">The bytes from their beginning; disposed at the end of the enumeration, of which there can be one.</param>
    /// <param name="name">What errors call the stream.</param>
    /// <param name="options">What to read.</param>
    /// <returns>The documents in the order of the stream, read as they are asked for.</returns>
    /// <exception cref="WebFormatException">While enumerating, as for a file.</exception>
    public static IEnumerable<Document> Read(Stream stream, string name, WordPressExportOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(options);
        return WxrReader.Read(() => SourceStream.Wrap(stream, name), name, options);
    }
}
