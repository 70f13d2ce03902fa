using System.Collections.Frozen;

namespace TextTransfer.Web.Html;

/// <summary>What kinds of element there are, by tag name in any case.</summary>
internal static class TagNames
{
    private static readonly FrozenSet<string> Blocks = Set(
        "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer "
        + "form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext "
        + "pre search section summary table tbody tfoot thead tr ul xmp");

    private static readonly FrozenSet<string> Invisible = Set(
        "annotation annotation-xml applet audio base button canvas datalist embed frame head iframe img input link map meta "
        + "noembed noframes noscript object param rp rt script select style svg template textarea title track video");

    private static readonly FrozenSet<string> Table = Set("table thead tbody tfoot tr td th");

    private static readonly FrozenSet<string> Preformatted = Set("pre xmp listing plaintext");

    private static readonly FrozenSet<string> Void = Set(
        "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr");

    private static readonly FrozenSet<string> RawText = Set(
        "iframe noembed noframes script style textarea title xmp");

    /// <summary>Whether text before, in and after the element stands on lines of its own.</summary>
    public static bool BreaksLine(string name) => Blocks.Contains(name);

    /// <summary>Whether the element is a table cell.</summary>
    public static bool IsCell(string name) => name.Equals("td", StringComparison.OrdinalIgnoreCase) || name.Equals("th", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the element is a table or one of its parts.</summary>
    public static bool IsOfTable(string name) => Table.Contains(name);

    /// <summary>Whether line breaks within the element are shown.</summary>
    public static bool IsPreformatted(string name) => Preformatted.Contains(name);

    /// <summary>Whether the content is never prose: code, styles, media and what stands in for them, form controls.</summary>
    public static bool IsInvisible(string name) => Invisible.Contains(name);

    /// <summary>Whether the element never has an end tag.</summary>
    public static bool IsVoid(string name) => Void.Contains(name);

    /// <summary>Whether tags within the element are text.</summary>
    public static bool IsRawText(string name) => RawText.Contains(name);

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
