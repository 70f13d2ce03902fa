using System.Text;

namespace TextTransfer.Web.Html;

/// <summary>
/// Removes the tags that would nest deeper than a limit and the attributes of tags too long to be meant, and cuts what would
/// become too many elements, before a parser sees it. A parser's own limit is not enough: AngleSharp keeps its tree
/// shallow, but the time it takes still grows with the square of the depth (over two minutes for 100,000 levels). Time
/// here is linear in the length.
/// </summary>
/// <remarks>
/// A rough reading of the HTML standard's tokenizer and of its optional end tags (13.2.5 and 13.1.2.4): a miscount
/// costs a line break or an attribute somewhere beyond the limit, never text.
/// </remarks>
internal sealed class TagLimits
{
    /// <summary>Levels that stay. Browsers stop at 512; pages of people stay below 100.</summary>
    public const int MaxDepth = 256;

    /// <summary>Characters of a tag above which its attributes go; images embedded as data are the usual reason.</summary>
    public const int MaxTagLength = 65_536;

    /// <summary>Elements that a parser may create, those included that it opens again.</summary>
    public const int MaxElements = 500_000;

    private readonly string html;
    private readonly List<string> open = [];
    private readonly FormattingElements formatting = new();
    private StringBuilder? rewritten;
    private int copied;
    private int elements;
    private int beyond;
    private int foreign;

    private TagLimits(string html) => this.html = html;

    /// <summary>The HTML within the limits: the same string where nothing exceeds them.</summary>
    public static string Apply(string html) => new TagLimits(html).Apply();

    private string Apply()
    {
        var at = 0;
        while ((at = html.IndexOf('<', at)) >= 0)
        {
            if (elements > MaxElements)
                return rewritten is null ? html[..at] : rewritten.Append(html, copied, at - copied).ToString();

            var tag = TagScanner.Read(html, at);
            at = tag.Kind switch
            {
                TagKind.Start => Start(tag),
                TagKind.End => End(tag),
                _ => tag.End,
            };
        }

        return rewritten is null ? html : rewritten.Append(html, copied, html.Length - copied).ToString();
    }

    private int Start(Tag tag)
    {
        var name = tag.Name(html);
        elements += 1 + formatting.Active;
        var isLeaf = TagNames.IsVoid(name) || (foreign > 0 && tag.IsSelfClosing);
        var isRawText = foreign == 0 && TagNames.IsRawText(name);
        if (!isLeaf && !isRawText && !TryOpen(name))
            Replace(tag, TagNames.BreaksLine(name) ? "<br>" : "");
        else if (tag.Length > MaxTagLength)
            Replace(tag, $"<{name}>");

        return isRawText ? TagScanner.EndOfRawText(html, tag.End, name) : tag.End;
    }

    private bool TryOpen(string name)
    {
        while (foreign == 0 && open.Count > 0 && OptionalEnd.IsClosedBy(open[^1], name))
            open.RemoveAt(open.Count - 1);

        if (open.Count == MaxDepth)
        {
            beyond++;
            return false;
        }

        if (FormattingElements.Contains(name) && !formatting.TryStart())
            return false;

        open.Add(name);
        foreign += IsForeign(name) ? 1 : 0;
        return true;
    }

    private int End(Tag tag)
    {
        if (beyond > 0)
        {
            beyond--;
            Replace(tag, "");
            return tag.End;
        }

        var name = tag.Name(html);
        if (FormattingElements.Contains(name))
            EndFormatting(name);
        else if (FindOpen(name) is var match and >= 0)
            EndFrom(match);
        return tag.End;
    }

    // Ends that element alone: what was opened within it stays open.
    private void EndFormatting(string name)
    {
        for (var i = open.Count - 1; i >= 0 && !FormattingElements.IsScope(open[i]); i--)
        {
            if (open[i].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                open.RemoveAt(i);
                formatting.End();
                return;
            }
        }

        if (!open.Exists(FormattingElements.IsScope))
            formatting.EndDangling(name);
    }

    private void EndFrom(int first)
    {
        var isScope = FormattingElements.IsScope(open[first]);
        for (var i = first; i < open.Count; i++)
        {
            foreign -= IsForeign(open[i]) ? 1 : 0;
            if (FormattingElements.Contains(open[i]))
                formatting.EndWithin(open[i], isScope);
        }

        open.RemoveRange(first, open.Count - first);
    }

    private int FindOpen(string name) => open.FindLastIndex(o => o.Equals(name, StringComparison.OrdinalIgnoreCase));

    private void Replace(Tag tag, string replacement)
    {
        rewritten ??= new StringBuilder(html.Length);
        rewritten.Append(html, copied, tag.Start - copied).Append(replacement);
        copied = tag.End;
    }

    private static bool IsForeign(string name) =>
        name.Equals("svg", StringComparison.OrdinalIgnoreCase) || name.Equals("math", StringComparison.OrdinalIgnoreCase);
}
