namespace TextTransfer;

/// <summary>How bodies of text are compared. Immutable.</summary>
public sealed record ComparisonOptions
{
    /// <summary>
    /// The language whose texts are compared in words and style, a tag such as <c>en</c>; by default the one most texts of both sides
    /// are in. Texts of other languages are left out there, and counted.
    /// </summary>
    public string? Language { get; init; }

    /// <summary>Random assignments of texts to sides behind each p-value: 999, so that none is below 0.001. At least 99.</summary>
    public int Permutations { get; init; } = 999;

    /// <summary>Random samples of texts behind each interval: 499. At least 99.</summary>
    public int Resamples { get; init; } = 499;

    /// <summary>Decides every random choice; the same seed gives the same result.</summary>
    public int Seed { get; init; }

    /// <summary>Occurrences on both sides together that a word needs to be tested: 5. At least 1.</summary>
    public int FewestOccurrences { get; init; } = 5;

    /// <summary>Key words, pairs and patterns kept of each kind and side: 100. At least 1.</summary>
    public int MaxKeywords { get; init; } = 100;

    /// <summary>Words from which an equal passage counts as copied: 10. At least 5.</summary>
    public int PassageWords { get; init; } = 10;

    /// <summary>The share of common runs of five words (Jaccard) from which two texts are near-duplicates: 0.8. Above 0.5 to 1.</summary>
    public double NearDuplicateSimilarity { get; init; } = 0.8;

    /// <summary>Shared passages and near-duplicates kept, the longest and nearest: 200. At least 1.</summary>
    public int MaxPassages { get; init; } = 200;

    /// <summary>
    /// Texts of a side whose embeddings are compared pairwise: 1,000, drawn by seed where there are more, since the time grows with
    /// the square. At least 10.
    /// </summary>
    public int MaxMeaningTexts { get; init; } = 1000;

    /// <summary>
    /// Cuts longer texts into parts of about so many words at ends of sentences and takes the parts as the texts; <see langword="null"/>,
    /// the default, for none. For the comparison of single works: p-values are then about parts of these works, which resemble
    /// one another more than parts of different works would. At least 100.
    /// </summary>
    public int? PartWords { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Permutations, 99);
        ArgumentOutOfRangeException.ThrowIfLessThan(Resamples, 99);
        ArgumentOutOfRangeException.ThrowIfLessThan(FewestOccurrences, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxKeywords, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(PassageWords, 5);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPassages, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxMeaningTexts, 10);
        if (PartWords is < 100)
            throw new ArgumentOutOfRangeException(nameof(PartWords), PartWords, "at least 100.");
        if (!(NearDuplicateSimilarity is > 0.5 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(NearDuplicateSimilarity), NearDuplicateSimilarity, "above 0.5 to 1.");
    }
}
