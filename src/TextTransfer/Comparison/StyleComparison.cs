namespace TextTransfer;

/// <summary>How two bodies of text differ in style. Immutable.</summary>
public sealed record StyleComparison
{
    /// <summary>Distances of profiles: function words, trigrams of letters, and the Deltas of samples.</summary>
    public required IReadOnlyList<ComparisonTest> Tests { get; init; }

    /// <summary>Lengths, punctuation, person and tense, diversity, readability.</summary>
    public required IReadOnlyList<ComparedFigure> Figures { get; init; }

    /// <summary>
    /// The style apart from topic, within pairs of texts matched by meaning, beside that of all texts; <see langword="null"/> without
    /// embeddings.
    /// </summary>
    public MatchedStyle? Matched { get; init; }
}
