namespace TextTransfer.Web.Html;

/// <summary>What a <c>&lt;</c> begins.</summary>
internal enum TagKind
{
    /// <summary>Nothing: the character is text.</summary>
    None,

    /// <summary>A start tag.</summary>
    Start,

    /// <summary>An end tag.</summary>
    End,

    /// <summary>A comment, doctype or processing instruction.</summary>
    Comment,
}

/// <summary>A tag or comment within a string.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">The position of its <c>&lt;</c>.</param>
/// <param name="NameLength">Characters of its name; 0 for none.</param>
/// <param name="End">The position after it.</param>
/// <param name="IsSelfClosing">Whether it ends in <c>/&gt;</c>.</param>
internal readonly record struct Tag(TagKind Kind, int Start, int NameLength, int End, bool IsSelfClosing)
{
    /// <summary>Characters from the first to the last.</summary>
    public int Length => End - Start;

    /// <summary>The name as written.</summary>
    public string Name(string html) => html.Substring(Start + (Kind == TagKind.End ? 2 : 1), NameLength);
}
