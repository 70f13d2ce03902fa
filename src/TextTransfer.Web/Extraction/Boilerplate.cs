using System.Collections.Frozen;
using AngleSharp.Dom;

namespace TextTransfer.Web.Extraction;

/// <summary>What is on a page besides its content, by its markup.</summary>
internal static class Boilerplate
{
    // Of WordPress and its widespread plugins: share bars, related posts, post navigation, comments, subscription forms.
    private static readonly FrozenSet<string> Classes = new[]
    {
        "addtoany_share_save_container", "author-box", "comment-respond", "comments-area", "elementor-location-footer",
        "elementor-location-header", "elementor-location-popup", "entry-footer", "entry-meta",
        "jp-relatedposts", "navigation", "post-navigation", "post-tags", "related-posts", "screen-reader-text", "sharedaddy", "sidebar", "skip-link",
        "social-share", "widget-area", "wp-block-comments", "wp-block-post-comments-form", "wp-block-post-navigation-link", "yarpp-related",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Furniture = new[] { "nav", "aside", "footer", "dialog" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the element surrounds content rather than being part of it.</summary>
    public static bool IsAround(IElement element) =>
        element.LocalName == "nav" || element.ClassList.Any(Classes.Contains) || element.Id == "comments";

    /// <summary>Whether the element is furniture of a page whose content has no container of its own.</summary>
    public static bool IsPageFurniture(IElement element) => Furniture.Contains(element.LocalName) || IsAround(element);
}
