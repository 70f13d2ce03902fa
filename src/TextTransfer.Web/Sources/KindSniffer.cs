using System.Text.RegularExpressions;

namespace TextTransfer.Web.Sources;

/// <summary>Tells the kind of a file by its first bytes.</summary>
internal static partial class KindSniffer
{
    /// <summary>Tells the kind.</summary>
    /// <param name="head">The first bytes, unzipped.</param>
    /// <param name="isNamedAsPage">Whether its name is that of a page; decides for text without any telling tag.</param>
    public static DocumentSourceKind Sniff(ReadOnlySpan<byte> head, bool isNamedAsPage)
    {
        // OfXml knows UTF-16 by its byte order mark; for the tags looked for, every other encoding reads as UTF-8 does.
        var start = TextEncodings.OfXml(head).GetString(head).TrimStart('\ufeff');
        if (start.Contains('\0'))
            return DocumentSourceKind.Unknown;

        // The root element of an export follows a comment of two kilobytes, and sometimes the warning of a plugin.
        var root = FirstElement().Match(start).Groups[1].ValueSpan;
        if (root is "rss" || (start.Contains("<rss", StringComparison.Ordinal) && start.Contains("wordpress.org/export/", StringComparison.Ordinal)))
            return DocumentSourceKind.WordPressExport;
        if (root.Equals("html", StringComparison.OrdinalIgnoreCase))
            return DocumentSourceKind.WebPage;
        if (Declaration().IsMatch(start))
            return DocumentSourceKind.Unknown;

        return isNamedAsPage || Page().IsMatch(start) ? DocumentSourceKind.WebPage : DocumentSourceKind.Unknown;
    }

    // Tempered comments rather than lazy ones: nothing here goes back over what it has read.
    [GeneratedRegex(@"^\s*(?:<[?!](?!--)[^>]*>\s*|<!--(?>(?:[^-]|-(?!->))*)-->\s*)*<([A-Za-z]\w*)", RegexOptions.CultureInvariant)]
    private static partial Regex FirstElement();

    [GeneratedRegex(@"^\s*<\?xml", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^\s*(?:<!--(?>(?:[^-]|-(?!->))*)-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|div|p|h[1-6]|article|section|main|header|nav|table|ul|ol|a|span|img|b|br|center|font)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Page();
}
