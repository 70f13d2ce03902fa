using AngleSharp.Html.Dom;
using TextTransfer.Web.Extraction;
using TextTransfer.Web.Extraction.Metadata;
using TextTransfer.Web.Html;

namespace TextTransfer.Web;

/// <summary>
/// Finds the main content of a web page: what its author wrote there, without menus, sidebars and footers.
/// Nothing is fetched or executed. Safe for concurrent calls.
/// </summary>
/// <remarks>
/// <para>
/// The page is taken apart into blocks of text. A forest of decision trees, trained on labelled pages of many sites, tells from
/// the words of a block, its links, the names of the elements around it and its place how probably it is content, and the
/// blocks are kept that together have the largest expected F1 (Ye et al., ICML 2012). A page that shows next to nothing until
/// scripts have run is read with what it hides, or has for readers without scripts.
/// </para>
/// <para>
/// Names of authors, dates, menus, share bars, links to other posts and forms are not content, nor, as a rule, the title; what
/// visitors wrote is only where the page is theirs, as in a forum. Limits and form of the text are those of <see cref="HtmlText"/>.
/// </para>
/// </remarks>
public static class MainContent
{
    /// <summary>Extracts the content of a page.</summary>
    /// <param name="html">The HTML; any string is accepted.</param>
    /// <param name="address">Where the page was found, to make its canonical link absolute; <see langword="null"/> when that is not known, as which anything
    /// but a whole <c>http</c> or <c>https</c> address without user and password counts, too.</param>
    /// <returns>The page; its text is empty when it shows none; of a page without content it is what is likeliest.</returns>
    public static WebPage Extract(string html, Uri? address = null)
    {
        ArgumentNullException.ThrowIfNull(html);
        return Extract(html, address, ContentSelection.Forest);
    }

    /// <summary>Extracts the content of a page by a forest at hand.</summary>
    internal static WebPage Extract(string html, Uri? address, DecisionForest forest)
    {
        using var document = HtmlTree.Parse(html);
        return Extract(document, address, forest);
    }

    /// <summary>Extracts the content of a page that is parsed already; its tree stays as it is.</summary>
    internal static WebPage Extract(IHtmlDocument document, Uri? address) => Extract(document, address, ContentSelection.Forest);

    private static WebPage Extract(IHtmlDocument document, Uri? address, DecisionForest forest)
    {
        var fields = PageMetadata.Read(document, address);
        return PageContent.Of(document, forest) is { } content
            ? fields with { Text = content.Text, Blocks = content.Blocks, Kind = content.Kind, Captions = content.Element is { } element ? Captions.Of(element) : [] }
            : fields;
    }
}
