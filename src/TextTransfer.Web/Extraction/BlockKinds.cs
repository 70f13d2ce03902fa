namespace TextTransfer.Web.Extraction;

/// <summary>What text directly in an element is.</summary>
internal static class BlockKinds
{
    /// <summary>The kind and level of text in an element of that name within a section.</summary>
    public static (ContentBlockKind Kind, int Level) Of(string name, Section around) => name switch
    {
        ['h', >= '1' and <= '6'] => (ContentBlockKind.Heading, name[1] - '0'),
        "ul" or "ol" or "menu" or "dir" => (ContentBlockKind.ListItem, around.Kind == ContentBlockKind.ListItem ? around.Level + 1 : 1),
        "li" => (ContentBlockKind.ListItem, Math.Max(1, around.Level)),
        "blockquote" => (ContentBlockKind.Quote, 0),
        "pre" or "xmp" or "listing" or "plaintext" => (ContentBlockKind.Preformatted, 0),
        "tr" or "td" or "th" => (ContentBlockKind.TableRow, 0),
        _ when around.Kind is ContentBlockKind.TableRow => (ContentBlockKind.Paragraph, 0),
        _ => (around.Kind, around.Level),
    };
}
