namespace TextTransfer.Cli.Output;

/// <summary>How pages are printed.</summary>
internal enum PageFormat
{
    /// <summary>Title and text for people.</summary>
    Text,

    /// <summary>JSON Lines: one object a page.</summary>
    Json,

    /// <summary>One HTML document with an article a page.</summary>
    Html,
}
