using AngleSharp.Dom;
using TextTransfer.Web.Html;

namespace TextTransfer.Web.Extraction;

/// <summary>The elements that WordPress themes and page builders put the content of a post into.</summary>
internal static class ContentContainers
{
    /// <summary>
    /// The share of all text in containers above which the largest one is the post and the others are teasers of other
    /// posts. With less, none of them is: 0.6 points of F1 over 558 pages against taking them all.
    /// </summary>
    private const double Dominance = 0.5;

    // In the order of how sure the name is; of nested containers the outermost counts.
    private static readonly string[] Classes =
    [
        "entry-content", "wp-block-post-content", "td-post-content", "post-content", "elementor-widget-theme-post-content", "et_pb_post_content",
        "et_builder_inner_content", "fl-post-content", "thrv_wrapper", "single-post-content", "post-entry", "article-content", "page-content",
        "wpb-content-wrapper", "elementor",
    ];

    /// <summary>The text of the containers of the first known name; empty when there are none, or many alike.</summary>
    public static string Text(IElement body)
    {
        foreach (var name in Classes)
        {
            var texts = body.GetElementsByClassName(name)
                .Where(e => !IsWithin(e, name))
                .Select(e => BlockText.Of(e, isLeftOut: Boilerplate.IsAround))
                .Where(t => t.Length > 0)
                .ToList();
            if (texts.Count > 0)
                return Choose(texts);
        }

        return "";
    }

    private static string Choose(List<string> texts)
    {
        var longest = texts.MaxBy(t => t.Length)!;
        return longest.Length > Dominance * texts.Sum(t => t.Length) ? longest : "";
    }

    // Whether a container is around it, or what the page has besides its content.
    private static bool IsWithin(IElement element, string name)
    {
        if (element.LocalName == "body")
            return true;
        for (var ancestor = element.ParentElement; ancestor is not null && ancestor.LocalName != "body"; ancestor = ancestor.ParentElement)
        {
            if (ancestor.ClassList.Contains(name) || Boilerplate.IsPageFurniture(ancestor))
                return true;
        }

        return false;
    }
}
