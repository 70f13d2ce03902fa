using TextTransfer.Web.Html;

namespace TextTransfer.Web;

/// <summary>
/// The readable text of a piece of HTML: what a visitor would see, without markup. Safe for concurrent calls.
/// </summary>
/// <remarks>
/// Blocks (paragraphs, headings, list items, table rows, line breaks) are separated by one <c>\n</c>, table cells by one
/// tab; every other run of whitespace is one space. Scripts, styles, embedded media, form controls and hidden elements
/// are left out, and so are control characters, soft hyphens and zero-width characters (joiners stay in scripts that
/// spell with them). Text is not composed to NFC: without ICU data, <see cref="string.Normalize()"/> silently does
/// nothing, and a text must not depend on the machine that read it.
/// </remarks>
public static class HtmlText
{
    /// <summary>Reads the text of a document or fragment.</summary>
    /// <param name="html">
    /// Any string; what is not markup is text. Elements below the 256th level are flattened into it, and what follows
    /// 16 million characters or 500,000 elements is left out, so that time and memory are bounded.
    /// </param>
    /// <returns>The text, trimmed; empty when there is none.</returns>
    public static string FromHtml(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return BlockText.OfHtml(html, keepLineBreaks: false);
    }
}
