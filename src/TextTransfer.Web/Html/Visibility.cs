using AngleSharp.Dom;

namespace TextTransfer.Web.Html;

/// <summary>Whether a visitor sees an element, as far as its own markup tells.</summary>
internal static class Visibility
{
    /// <summary>Whether the element shows no text: by its kind, by <c>hidden</c> or by its own style.</summary>
    public static bool IsHidden(IElement element)
    {
        if (TagNames.IsInvisible(element.LocalName) || element.HasAttribute("hidden"))
            return true;

        // The block editor leaves the bare address of embedded media; a theme shows the media instead.
        if (element.ClassList.Contains("wp-block-embed__wrapper"))
            return true;

        return element.GetAttribute("style") is { } style && (Sets(style, "display", "none") || Sets(style, "visibility", "hidden"));
    }

    /// <summary>Whether the element shows no text even when scripts or a visitor reveal it, or when scripts are off.</summary>
    public static bool IsNeverText(IElement element) => element.LocalName != "noscript" && TagNames.IsInvisible(element.LocalName);

    private static bool Sets(string style, string property, string value)
    {
        var at = style.IndexOf(property, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return false;

        var rest = style.AsSpan(at + property.Length).TrimStart();
        return rest.StartsWith(":") && rest[1..].TrimStart().StartsWith(value, StringComparison.OrdinalIgnoreCase);
    }
}
