namespace TextTransfer;

/// <summary>What two bodies of text have word for word in common. Immutable.</summary>
public sealed record CopyingComparison
{
    /// <summary>The share of the first side's words that stand in passages the second has, too, 0 to 1.</summary>
    public required double ReusedInA { get; init; }

    /// <summary>The share of the second side's words that stand in passages the first has, too.</summary>
    public required double ReusedInB { get; init; }

    /// <summary>The share of the first side with its interval, by resampling texts; <see langword="null"/> where there are too few.</summary>
    public Estimate? ReusedInAEstimate { get; init; }

    /// <summary>The share of the second side with its interval.</summary>
    public Estimate? ReusedInBEstimate { get; init; }

    /// <summary>What there is too little of for an interval.</summary>
    public TextShortage? Shortage { get; init; }

    /// <summary>Words a passage has at least.</summary>
    public required int PassageWords { get; init; }

    /// <summary>Passages of the first side found in the second.</summary>
    public required int PassageCount { get; init; }

    /// <summary>The longest of them, each where it stands in one text of the second side.</summary>
    public required IReadOnlyList<SharedPassage> Passages { get; init; }

    /// <summary>Texts of the first side that have a near-duplicate on the second.</summary>
    public required int NearDuplicatesInA { get; init; }

    /// <summary>Texts of the second side that have a near-duplicate on the first.</summary>
    public required int NearDuplicatesInB { get; init; }

    /// <summary>The nearest pairs.</summary>
    public required IReadOnlyList<NearDuplicate> NearDuplicates { get; init; }
}
