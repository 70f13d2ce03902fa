namespace TextTransfer.Web.WordPress;

/// <summary>The vocabularies of an export.</summary>
internal enum WxrVocabulary
{
    /// <summary>RSS 2.0 itself.</summary>
    Rss,

    /// <summary>What WordPress adds to it.</summary>
    WordPress,

    /// <summary>The RSS content module: the body.</summary>
    Content,

    /// <summary>WordPress's excerpt.</summary>
    Excerpt,

    /// <summary>Dublin Core: the author.</summary>
    DublinCore,

    /// <summary>Anything else.</summary>
    Other,
}
