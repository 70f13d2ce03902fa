using System.Text.RegularExpressions;

namespace TextTransfer.Web.WordPress;

/// <summary>A bracketed name that may be a shortcode's opening or closing tag.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsClosing">Whether it is <c>[/name]</c>.</param>
/// <param name="Attributes">What stands between name and bracket.</param>
/// <param name="End">The position after its bracket.</param>
internal readonly partial record struct ShortcodeTag(string Name, bool IsClosing, string Attributes, int End)
{
    /// <summary>Characters up to the closing bracket; page builders write thousands.</summary>
    private const int MaxLength = 20_000;

    /// <summary>Whether it ends in <c>/]</c>.</summary>
    public bool IsSelfClosing => Attributes.EndsWith('/');

    /// <summary>Whether what follows the name is attributes as shortcodes write them and prose does not.</summary>
    public bool HasAttributes => AttributePattern().IsMatch(Attributes);

    /// <summary>Whether it is a lower-case name with that joint and nothing else; prose has no underscores, and few hyphens.</summary>
    public bool HasNameWith(char joint) => Attributes.Length == 0 && Name.Contains(joint) && !Name.Any(char.IsAsciiLetterUpper);

    /// <summary>Reads the tag at an opening bracket, or <see langword="null"/> when none is there.</summary>
    public static ShortcodeTag? Read(string content, int start)
    {
        var at = start + 1;
        var isClosing = at < content.Length && content[at] == '/';
        if (isClosing)
            at++;

        var nameStart = at;
        while (at < content.Length && (char.IsAsciiLetterOrDigit(content[at]) || content[at] is '_' or '-'))
            at++;
        if (at == nameStart || at == content.Length || !char.IsAsciiLetter(content[nameStart]))
            return null;
        if (content[at] is not (']' or '/' or '=') && !char.IsWhiteSpace(content[at]))
            return null;

        // Attributes hold no brackets (Shortcode API): without this rule, a row of open brackets would be searched over and over.
        var length = content.AsSpan(at, Math.Min(MaxLength, content.Length - at)).IndexOfAny('[', ']');
        return length < 0 || content[at + length] == '['
            ? null
            : new ShortcodeTag(content[nameStart..at], isClosing, content.Substring(at, length).TrimEnd(), at + length + 1);
    }

    // Quotes may have been made typographic or been encoded by an editor.
    [GeneratedRegex("""^\s+[A-Za-z][\w-]*=(?:["'“”″‘’]|&quot;|&#\d+;|\w)""", RegexOptions.CultureInvariant)]
    private static partial Regex AttributePattern();
}
