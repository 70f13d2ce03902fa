using TextTransfer.Web.Extraction;
using TextTransfer.Web.Html;
using TextTransfer.Web.Sources;

namespace TextTransfer.Web;

/// <summary>
/// Reads the main content of a web page: what its author wrote there, without menus, sidebars and footers.
/// Nothing is fetched or executed. Safe for concurrent calls.
/// </summary>
/// <remarks>
/// The text comes from the content container of a known WordPress theme or page builder; where there is none, from
/// SmartReader (a port of Mozilla's Readability); where that finds nothing readable, from the whole body without navigation.
/// Limits and form of the text are those of <see cref="HtmlText"/>.
/// </remarks>
public static class WebPage
{
    /// <summary>Bytes of a file, unzipped, above which it is refused.</summary>
    private const int MaxBytes = 64_000_000;

    /// <summary>Reads a file, also one compressed with gzip.</summary>
    /// <param name="path">The file. Its encoding is found by byte order mark, then <c>meta</c>, then UTF-8, else Windows-1252.</param>
    /// <returns>The page, identified by <paramref name="path"/>; its text is empty when it has none.</returns>
    /// <exception cref="WebFormatException">The file is missing, may not be read, is damaged gzip or larger than 64 MB.</exception>
    public static Document Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var source = SourceStream.Open(path);
        try
        {
            return FromHtml(TextEncodings.DecodeHtml(ReadAll(source, path))) with { Id = path };
        }
        catch (InvalidDataException e)
        {
            throw SourceStream.DamagedGzip(path, e);
        }
    }

    /// <summary>Reads a page at hand.</summary>
    /// <param name="html">The HTML; any string is accepted.</param>
    /// <returns>The page, with the title and address it states of itself.</returns>
    public static Document FromHtml(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        using var document = HtmlTree.Parse(html);
        var (title, address) = (PageMetadata.Title(document), PageMetadata.Address(document));

        // Last, for the extraction changes the tree.
        return new() { Title = title, Url = address, Text = MainContent.Text(document) };
    }

    private static ReadOnlySpan<byte> ReadAll(SourceStream source, string path)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > MaxBytes)
                throw new WebFormatException(path, $"the page is larger than {MaxBytes / 1_000_000} MB. Leave it out, or cut it into pages.");
            bytes.Write(buffer, 0, read);
        }

        return bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
    }
}
