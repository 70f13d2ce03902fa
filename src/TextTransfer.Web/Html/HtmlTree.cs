using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace TextTransfer.Web.Html;

/// <summary>
/// Parses HTML that nobody vouches for into a tree of bounded size and depth, in bounded time. Nothing is loaded or executed.
/// </summary>
internal static class HtmlTree
{
    /// <summary>Characters read; a page of this length is not one for people.</summary>
    public const int MaxLength = 16_000_000;

    /// <summary>Parses a document or fragment. Never fails: where a limit is met, the tree holds what came before.</summary>
    public static IHtmlDocument Parse(string html)
    {
        html = TagLimits.Apply(html);
        if (html.Length > MaxLength)
            html = html[..MaxLength];

        return new HtmlParser(new HtmlParserOptions { SkipComments = true }).ParseDocument(html);
    }
}
