namespace TextTransfer.Tokenization;

/// <summary>What becomes of the matches that a text is cut at; the names are those of <c>tokenizer.json</c>.</summary>
internal enum SplitBehavior
{
    /// <summary>Matches are left out.</summary>
    Removed,

    /// <summary>Each match is a piece of its own.</summary>
    Isolated,

    /// <summary>A match belongs to the piece before it.</summary>
    MergedWithPrevious,

    /// <summary>A match belongs to the piece after it.</summary>
    MergedWithNext,

    /// <summary>Neighbouring matches are one piece.</summary>
    Contiguous,
}
