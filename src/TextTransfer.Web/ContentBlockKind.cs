namespace TextTransfer.Web;

/// <summary>What a block of text is.</summary>
public enum ContentBlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>A heading; its level is that of the heading, 1 to 6.</summary>
    Heading,

    /// <summary>An item of a list; its level is the depth of the list, from 1.</summary>
    ListItem,

    /// <summary>A quotation.</summary>
    Quote,

    /// <summary>Preformatted text, all its lines.</summary>
    Preformatted,

    /// <summary>A row of a table; its cells are separated by tabs.</summary>
    TableRow,
}
