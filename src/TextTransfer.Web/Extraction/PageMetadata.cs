using AngleSharp.Html.Dom;
using TextTransfer.Web.Html;

namespace TextTransfer.Web.Extraction;

/// <summary>What a page says about itself.</summary>
internal static class PageMetadata
{
    /// <summary>A page with all its fields, and no text.</summary>
    /// <param name="document">The page.</param>
    /// <param name="address">Where it was found, if known.</param>
    public static WebPage Read(IHtmlDocument document, Uri? address) => new()
    {
        Text = "",
        Title = Title(document) is { } title ? new(title, FieldSource.Markup) : null,
        CanonicalUrl = (Address(document) ?? address?.AbsoluteUri) is { } url ? new(url, FieldSource.Meta) : null,
    };

    /// <summary>The title: the one for sharing, else the only main heading, else the one of the window.</summary>
    private static string? Title(IHtmlDocument document)
    {
        var headings = document.QuerySelectorAll("h1");
        var window = document.Title;
        string?[] candidates =
        [
            Meta(document, "og:title"),
            headings.Length == 1 ? BlockText.Of(headings[0]) : null,
            window,
        ];
        return candidates.Select(c => c is null ? "" : NameText.OfDecoded(c)).FirstOrDefault(c => c.Length > 0);
    }

    /// <summary>The address the page gives as its own, when it is a whole web address.</summary>
    private static string? Address(IHtmlDocument document)
    {
        string?[] candidates = [document.QuerySelector("link[rel~=canonical]")?.GetAttribute("href"), Meta(document, "og:url")];
        return candidates.Select(c => c?.Trim()).FirstOrDefault(c =>
            Uri.TryCreate(c, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps));
    }

    private static string? Meta(IHtmlDocument document, string property) =>
        document.QuerySelectorAll("meta").FirstOrDefault(m => m.GetAttribute("property") == property || m.GetAttribute("name") == property)?.GetAttribute("content");
}
