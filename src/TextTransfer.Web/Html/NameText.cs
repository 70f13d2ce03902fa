using System.Net;
using System.Text.RegularExpressions;

namespace TextTransfer.Web.Html;

/// <summary>The text of a title or of the name of a category: one line, often encoded twice.</summary>
internal static partial class NameText
{
    /// <summary>Decodes a name as a site stores it.</summary>
    public static string Of(string html)
    {
        var text = OneLine(BlockText.OfHtml(html, keepLineBreaks: false));

        // "How to use <script>" is not a script: where reading it as markup leaves nothing, it was text.
        if (text.Length == 0)
            text = OneLine(WebUtility.HtmlDecode(html));
        return Reference().IsMatch(text) ? WebUtility.HtmlDecode(text) : text;
    }

    private static string OneLine(string text) => text.Trim().ReplaceLineEndings(" ").Replace('\t', ' ');

    [GeneratedRegex("&(?:amp|lt|gt|quot|apos|nbsp|hellip|[lr]squo|[lr]dquo|[nm]dash|#[0-9]+|#[xX][0-9a-fA-F]+);")]
    private static partial Regex Reference();
}
