using System.Net;
using System.Text.RegularExpressions;

namespace TextTransfer.Web.Html;

/// <summary>The text of a title or of the name of a category: one line, often encoded twice.</summary>
internal static partial class NameText
{
    /// <summary>Reads a name as a site stores it: HTML.</summary>
    public static string Of(string html)
    {
        var text = BlockText.OfHtml(html, keepLineBreaks: false);

        // "How to use <script>" is not a script: where reading it as markup leaves nothing, it was text.
        return OfDecoded(text.Length > 0 ? text : html);
    }

    /// <summary>Reads a name decoded once.</summary>
    public static string OfDecoded(string text)
    {
        var line = new BlockTextWriter();
        line.Write(Reference().IsMatch(text) ? WebUtility.HtmlDecode(text) : text, keepLineBreaks: false);
        return line.ToString();
    }

    [GeneratedRegex("&(?:amp|lt|gt|quot|apos|nbsp|hellip|[lr]squo|[lr]dquo|[nm]dash|#[0-9]+|#[xX][0-9a-fA-F]+);")]
    private static partial Regex Reference();
}
