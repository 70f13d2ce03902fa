using TextTransfer.Web.Extraction;
using TextTransfer.Web.Html;

namespace TextTransfer.Web;

/// <summary>
/// Finds the main content of a web page: what its author wrote there, without menus, sidebars and footers.
/// Nothing is fetched or executed. Safe for concurrent calls.
/// </summary>
/// <remarks>
/// The text comes from the content container of a known WordPress theme or page builder; where there is none, from
/// SmartReader (a port of Mozilla's Readability); where that finds nothing readable, from the whole body without navigation.
/// Limits and form of the text are those of <see cref="HtmlText"/>.
/// </remarks>
public static class MainContent
{
    /// <summary>Extracts the content of a page.</summary>
    /// <param name="html">The HTML; any string is accepted.</param>
    /// <param name="address">Where the page was found, to make links in it absolute; <see langword="null"/> when that is not known.</param>
    /// <returns>The page; its text is empty when it has none.</returns>
    public static WebPage Extract(string html, Uri? address = null)
    {
        ArgumentNullException.ThrowIfNull(html);
        using var document = HtmlTree.Parse(html);
        var fields = PageMetadata.Read(document, address);

        // Last, for the extraction changes the tree.
        return fields with { Text = ContentText.Of(document) };
    }
}
