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

    /// <summary>Elements created. A short text can make the parser repeat open formatting elements without end.</summary>
    public const int MaxElements = 500_000;

    /// <summary>Parses a document or fragment. Never fails: where a limit is met, the tree holds what came before.</summary>
    public static IHtmlDocument Parse(string html)
    {
        html = NestingLimit.Apply(html);
        if (html.Length > MaxLength)
            html = html[..MaxLength];

        IHtmlDocument? begun = null;
        var elements = 0;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            SkipComments = true,
            OnCreated = (element, _) =>
            {
                begun ??= element.Owner as IHtmlDocument;
                if (++elements > MaxElements)
                    throw new LimitReachedException();
            },
        });

        try
        {
            return parser.ParseDocument(html);
        }
        catch (LimitReachedException) when (begun is not null)
        {
            return begun;
        }
    }

    private sealed class LimitReachedException : Exception;
}
