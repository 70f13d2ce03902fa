using AngleSharp.Dom;
using TextTransfer.Web.Html;

namespace TextTransfer.Web.WordPress;

/// <summary>The readable text of a post: as WordPress stores it, with shortcodes, or as it shows it.</summary>
internal static class PostContent
{
    /// <summary>Characters of a paragraph that is a feed's footer at most.</summary>
    private const int MaxFooterLength = 400;

    /// <summary>Reads the content of a post as it is stored: blocks or classic editor content.</summary>
    public static string ToText(string content)
    {
        // As in WordPress, line breaks are those of the author unless the post is made of blocks, whose HTML says where they are.
        var isMadeOfBlocks = content.Contains("<!-- wp:", StringComparison.Ordinal);
        return BlockText.OfHtml(Shortcodes.Resolve(BuilderResidue.Remove(content)), keepLineBreaks: !isMadeOfBlocks);
    }

    /// <summary>
    /// Reads the content of a post as REST and feeds give it: HTML, with what plugins put around it, and with shortcodes
    /// of those that are gone.
    /// </summary>
    /// <param name="html">The content.</param>
    /// <param name="address">The post's own address: a feed ends posts by a line that links to it.</param>
    public static string RenderedToText(string html, string? address = null)
    {
        using var document = HtmlTree.Parse(Shortcodes.Resolve(BuilderResidue.Remove(html)));
        if (document.Body is not { } body)
            return "";
        if (address is not null)
            FeedFooter(body, address)?.Remove();
        return BlockText.Of(body, isLeftOut: PluginMarkup.Holds);
    }

    /// <summary>Whether the content is the form that asks for the password.</summary>
    public static bool IsPasswordForm(string html) => html.Contains("post-password-form", StringComparison.Ordinal);

    // "The post X appeared first on Y", in whatever language: a short last paragraph with links to the post and to the site.
    private static IElement? FeedFooter(IElement body, string address)
    {
        var last = body.Children.LastOrDefault(c => !string.IsNullOrWhiteSpace(c.TextContent));
        var links = last is { LocalName: "p", TextContent.Length: < MaxFooterLength } ? last.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).ToList() : [];
        return links.Count >= 2 && links.Exists(l => l.StartsWith(address, StringComparison.Ordinal)) && links.Exists(l => address.StartsWith(l, StringComparison.Ordinal) && l.Length < address.Length)
            ? last
            : null;
    }
}
