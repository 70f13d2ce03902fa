using System.Collections.Frozen;
using AngleSharp.Dom;

namespace TextTransfer.Web.WordPress;

/// <summary>What plugins put around the content of a post, by its markup: share bars, related posts, navigation, forms.</summary>
internal static class PluginMarkup
{
    private static readonly FrozenSet<string> Classes = new[]
    {
        "addtoany_share_save_container", "author-box", "comment-respond", "comments-area", "entry-footer", "entry-meta", "jp-relatedposts", "navigation", "post-navigation",
        "post-tags", "related-posts", "screen-reader-text", "sharedaddy", "sidebar", "skip-link", "social-share", "widget-area", "wp-block-comments", "wp-block-post-comments-form",
        "wp-block-post-navigation-link", "yarpp-related",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the element is not of the post.</summary>
    public static bool Holds(IElement element) => element.LocalName == "nav" || element.ClassList.Any(Classes.Contains);
}
