namespace TextTransfer;

/// <summary>
/// A distance between two bodies of text as a whole, and whether it is more than chance: whether it exceeds what texts assigned to the
/// sides at random would show. Immutable.
/// </summary>
public sealed record ComparisonTest
{
    /// <summary>The name, such as <c>cosine Delta</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about.</summary>
    public required ComparisonAspect Aspect { get; init; }

    /// <summary>The distance, 0 or more; <see langword="null"/> where there is too little text.</summary>
    public double? Value { get; init; }

    /// <summary>The distance with its interval at this amount of text, by resampling texts, less what resampling adds; to be held against <see cref="ExpectedByChance"/>. <see langword="null"/> where there are too few texts.</summary>
    public Estimate? Estimate { get; init; }

    /// <summary>The mean distance of random assignments: what the value would be if the sides did not differ.</summary>
    public double? ExpectedByChance { get; init; }

    /// <summary>The share of random assignments of texts, or groups of them, with at least this distance, above 0 to 1; <see langword="null"/> where there are too few.</summary>
    public double? PValue { get; init; }

    /// <summary>The p-value corrected for the other tests of the comparison (Benjamini and Hochberg, 1995).</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>What there is too little of; with a value, it is not to be relied on.</summary>
    public TextShortage? Shortage { get; init; }

    /// <summary>What the distance is of, in a sentence.</summary>
    public required string Description { get; init; }
}
