namespace TextTransfer;

/// <summary>What words two bodies of text differ in. Immutable.</summary>
public sealed record WordComparison
{
    /// <summary>Whether they use different words at all.</summary>
    public required ComparisonTest Test { get; init; }

    /// <summary>Key words, pairs and patterns: those found by a false discovery rate of 5 % first, by log-likelihood.</summary>
    public required IReadOnlyList<Keyword> Keywords { get; init; }

    /// <summary>Words, pairs and patterns that were frequent enough to be tested.</summary>
    public required int Tested { get; init; }

    /// <summary>Those found by a false discovery rate of 5 %.</summary>
    public required int Found { get; init; }
}
