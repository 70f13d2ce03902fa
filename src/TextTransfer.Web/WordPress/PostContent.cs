using TextTransfer.Web.Html;

namespace TextTransfer.Web.WordPress;

/// <summary>The readable text of a post as WordPress stores it: blocks or classic editor content, with shortcodes.</summary>
internal static class PostContent
{
    /// <summary>Reads the content of a post.</summary>
    public static string ToText(string content)
    {
        // As in WordPress, line breaks are those of the author unless the post is made of blocks, whose HTML says where they are.
        var isMadeOfBlocks = content.Contains("<!-- wp:", StringComparison.Ordinal);
        return BlockText.OfHtml(Shortcodes.Resolve(content), keepLineBreaks: !isMadeOfBlocks);
    }
}
