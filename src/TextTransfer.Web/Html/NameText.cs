using System.Net;
using System.Text.RegularExpressions;

namespace TextTransfer.Web.Html;

/// <summary>The text of a title or of the name of a category: one line of bounded length, often encoded twice.</summary>
internal static partial class NameText
{
    /// <summary>Characters of a name that are kept; titles are written by people, or no titles.</summary>
    public const int MaxLength = 1000;

    /// <summary>Reads a name as a site stores it: HTML.</summary>
    public static string Of(string html)
    {
        var text = BlockText.OfHtml(html, keepLineBreaks: false);

        // "How to use <script>" is not a script: where reading it as markup leaves nothing, it was text.
        return OfDecoded(Cut(text.Length > 0 ? text : html));
    }

    /// <summary>Reads a name decoded once.</summary>
    public static string OfDecoded(string text)
    {
        var line = new BlockTextWriter();
        line.Write(Reference().IsMatch(text) ? WebUtility.HtmlDecode(text) : text, keepLineBreaks: false);
        return line.ToString();
    }

    /// <summary>The beginning of a name that is too long; no character is torn apart.</summary>
    public static string Cut(string name) =>
        name.Length <= MaxLength ? name : name[..(char.IsHighSurrogate(name[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];

    [GeneratedRegex("&(?:amp|lt|gt|quot|apos|nbsp|hellip|[lr]squo|[lr]dquo|[nm]dash|#[0-9]+|#[xX][0-9a-fA-F]+);")]
    private static partial Regex Reference();
}
