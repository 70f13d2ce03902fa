using System.Text;
using TextTransfer.Web.Html;

namespace TextTransfer.Web.WordPress;

/// <summary>
/// Replaces shortcodes by what a reader should get of them, before the HTML around them is parsed. Known ones are
/// resolved by the catalogue; of the rest, what has the form of a shortcode goes (attributes, a closing tag, an underscore in
/// its name, a hyphen when it stands alone) and what reads like brackets in prose or code stays. In one pass over the content.
/// </summary>
internal sealed class Shortcodes
{
    /// <summary>An element, since a line feed breaks no line in the HTML of blocks and of REST.</summary>
    private const string LineBreak = "<br>";

    private readonly string content;
    private readonly StringBuilder output;
    private readonly Dictionary<string, int> lastClosing;
    private int copied;
    private int preformatted;

    private Shortcodes(string content)
    {
        this.content = content;
        output = new(content.Length);
        lastClosing = FindClosings(content);
    }

    /// <summary>The content without shortcodes: still HTML.</summary>
    public static string Resolve(string content) => content.Contains('[') ? new Shortcodes(content).Resolve() : content;

    private string Resolve()
    {
        var at = 0;
        while ((at = content.AsSpan(at).IndexOfAny('<', '[') is var found and >= 0 ? at + found : -1) >= 0)
            at = content[at] == '<' ? SkipMarkup(at) : ResolveAt(at);

        return output.Append(content, copied, content.Length - copied).ToString();
    }

    // Brackets in tags and comments are not shortcodes; those in pre and code are only when they are known.
    private int SkipMarkup(int start)
    {
        var tag = TagScanner.Read(content, start);
        if (tag.Kind is TagKind.Start or TagKind.End && tag.Name(content).ToLowerInvariant() is "pre" or "code")
            preformatted = Math.Max(0, preformatted + (tag.Kind == TagKind.Start ? 1 : -1));
        return tag.End;
    }

    private int ResolveAt(int start)
    {
        if (ShortcodeTag.Read(content, start) is not { } tag)
            return start + 1;

        var kind = ShortcodeCatalog.KindOf(tag.Name);
        var isEscaped = start > 0 && content[start - 1] == '[' && tag.End < content.Length && content[tag.End] == ']';
        if (isEscaped && kind != ShortcodeKind.Unknown)
            return Unescape(start, tag);
        if (isEscaped || (kind == ShortcodeKind.Unknown && !HasFormOfShortcode(start, tag)))
            return start + 1;

        var isClosed = IsClosed(tag);
        return kind switch
        {
            ShortcodeKind.Embedded when isClosed => Replace(start, EndOfClosing(tag, out _), LineBreak),
            ShortcodeKind.Embedded => Replace(start, tag.End, LineBreak),
            ShortcodeKind.Encoded when isClosed => ReplaceEncoded(start, tag),
            ShortcodeKind.Encoded => Replace(start, tag.End, LineBreak),
            ShortcodeKind.Code when isClosed => ReplaceCode(start, tag),
            ShortcodeKind.Code when !tag.IsClosing && !tag.HasAttributes => start + 1,
            ShortcodeKind.Wrapper when !tag.IsClosing => Replace(start, tag.End, LineBreak + ShortcodeText.Of(tag) + LineBreak),
            ShortcodeKind.Wrapper => Replace(start, tag.End, LineBreak),

            // Neighbours such as [/column][column] are parted; an initial in [dropcap] stays with its word.
            _ => Replace(start, tag.End, tag.IsClosing && tag.End < content.Length && content[tag.End] == '[' ? LineBreak : ""),
        };
    }

    private bool HasFormOfShortcode(int start, ShortcodeTag tag)
    {
        if (preformatted > 0)
            return false;
        if (tag.IsClosing)
            return tag.Attributes.Length == 0;

        // What follows a word, a variable or another index at once is an index: $row[user_name], table[id=3].
        var isIndex = start > copied && (char.IsLetterOrDigit(content[start - 1]) || content[start - 1] is ']' or ')' or '_' or '$');
        return IsClosed(tag) || (!isIndex && (tag.HasAttributes || tag.IsSelfClosing || tag.HasNameWith('_') || (tag.HasNameWith('-') && IsAlone(start, tag.End))));
    }

    private bool IsClosed(ShortcodeTag tag) =>
        !tag.IsClosing && !tag.IsSelfClosing && lastClosing.TryGetValue(tag.Name, out var last) && last >= tag.End;

    // On a line or in an element of its own: [re-elected] is prose within a sentence, [site-map] a shortcode outside of one.
    private bool IsAlone(int start, int end)
    {
        var before = content.AsSpan(copied, start - copied).TrimEnd(" \t");
        var after = content.AsSpan(end).TrimStart(" \t");
        return (before.IsEmpty || before[^1] is '\n' or '>') && (after.IsEmpty || after[0] is '\r' or '\n' or '<');
    }

    private int ReplaceCode(int start, ShortcodeTag tag)
    {
        var end = EndOfClosing(tag, out var innerEnd);
        var code = content[tag.End..innerEnd];

        // Code that went through a visual editor has paragraphs of its own: those are markup, not code.
        var isFormatted = code.TrimStart().StartsWith("</p>", StringComparison.OrdinalIgnoreCase) || code.Contains("<br", StringComparison.OrdinalIgnoreCase);
        return isFormatted
            ? Replace(start, end, LineBreak + code + LineBreak)
            : Replace(start, end, "<pre>" + code.Replace("<", "&lt;", StringComparison.Ordinal) + "</pre>");
    }

    private int ReplaceEncoded(int start, ShortcodeTag tag)
    {
        var end = EndOfClosing(tag, out var innerEnd);
        return Replace(start, end, LineBreak + ShortcodeText.OfEncoded(content[tag.End..innerEnd]) + LineBreak);
    }

    private int EndOfClosing(ShortcodeTag tag, out int innerEnd)
    {
        var closing = $"[/{tag.Name}]";
        innerEnd = content.IndexOf(closing, tag.End, StringComparison.Ordinal);
        return innerEnd + closing.Length;
    }

    // [[gallery]] shows [gallery].
    private int Unescape(int start, ShortcodeTag tag)
    {
        Replace(start - 1, start, "");
        return Replace(tag.End, tag.End + 1, "");
    }

    private int Replace(int start, int end, string replacement)
    {
        output.Append(content, copied, start - copied).Append(replacement);
        copied = end;
        return end;
    }

    private static Dictionary<string, int> FindClosings(string content)
    {
        var closings = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; (at = content.IndexOf("[/", at, StringComparison.Ordinal)) >= 0; at += 2)
        {
            if (ShortcodeTag.Read(content, at) is { } tag && tag.End == at + tag.Name.Length + 3)
                closings[tag.Name] = at;
        }

        return closings;
    }
}
