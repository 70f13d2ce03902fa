namespace TextTransfer.Web;

/// <summary>What a path holds, as far as web documents go.</summary>
public enum DocumentSourceKind
{
    /// <summary>None of the below.</summary>
    Unknown,

    /// <summary>A WordPress export file, or another RSS feed with the content of posts.</summary>
    WordPressExport,

    /// <summary>A web page.</summary>
    WebPage,

    /// <summary>A folder of web pages.</summary>
    Folder,
}
