namespace TextTransfer.Web.Html;

/// <summary>Finds where tags and comments end, as the tokenizer of the HTML standard does (13.2.5), without a tree.</summary>
internal static class TagScanner
{
    /// <summary>Reads what begins at a <c>&lt;</c>.</summary>
    public static Tag Read(string html, int start)
    {
        var next = start + 1 < html.Length ? html[start + 1] : '\0';
        if (char.IsAsciiLetter(next))
            return ReadTag(html, start, TagKind.Start, start + 1);
        if (next == '/' && start + 2 < html.Length && char.IsAsciiLetter(html[start + 2]))
            return ReadTag(html, start, TagKind.End, start + 2);
        if (next is '!' or '?' or '/')
            return new(TagKind.Comment, start, 0, EndOfComment(html, start), false);

        return new(TagKind.None, start, 0, start + 1, false);
    }

    /// <summary>Where the content of a raw text element ends: before its end tag, or at the end of the string.</summary>
    public static int EndOfRawText(string html, int from, string name)
    {
        for (var at = from; (at = html.IndexOf("</", at, StringComparison.Ordinal)) >= 0; at += 2)
        {
            var after = at + 2 + name.Length;
            if (string.Compare(html, at + 2, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
                && after < html.Length && (html[after] is '>' or '/' || char.IsWhiteSpace(html[after])))
            {
                // Past its name, so that the end tag is not counted as one of an open element.
                return after;
            }
        }

        return html.Length;
    }

    private static Tag ReadTag(string html, int start, TagKind kind, int nameStart)
    {
        var at = nameStart;
        while (at < html.Length && html[at] is not ('>' or '/') && !char.IsWhiteSpace(html[at]))
            at++;
        var nameLength = at - nameStart;

        while (at < html.Length && html[at] != '>')
        {
            at++;
            if (html[at - 1] != '=')
                continue;

            while (at < html.Length && char.IsWhiteSpace(html[at]))
                at++;
            if (at < html.Length && html[at] is '"' or '\'')
            {
                var close = html.IndexOf(html[at], at + 1);
                at = close < 0 ? html.Length : close + 1;
            }
        }

        return new(kind, start, nameLength, Math.Min(at + 1, html.Length), at < html.Length && html[at - 1] == '/');
    }

    private static int EndOfComment(string html, int start)
    {
        if (!html.AsSpan(start).StartsWith("<!--"))
            return After(html.IndexOf('>', start), 1);
        if (html.AsSpan(start + 4).StartsWith(">") || html.AsSpan(start + 4).StartsWith("->"))
            return html.IndexOf('>', start) + 1;

        return After(html.IndexOf("-->", start + 4, StringComparison.Ordinal), 3);

        int After(int at, int length) => at < 0 ? html.Length : at + length;
    }
}
