namespace TextTransfer;

/// <summary>What a test or figure of a comparison is about.</summary>
public enum ComparisonAspect
{
    /// <summary>What texts say, by their embeddings.</summary>
    Meaning,

    /// <summary>Which words they use.</summary>
    Words,

    /// <summary>How they are written.</summary>
    Style,

    /// <summary>How varied their words are.</summary>
    Diversity,

    /// <summary>How hard they are to read.</summary>
    Readability,

    /// <summary>Marks of punctuation.</summary>
    Punctuation,

    /// <summary>Words that mark person and tense.</summary>
    Markers,
}
