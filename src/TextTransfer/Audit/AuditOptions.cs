namespace TextTransfer;

/// <summary>How a corpus is audited. Immutable.</summary>
public sealed record AuditOptions
{
    /// <summary>Folds per repeat, at least 2. Default 5.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>
    /// Partitions into folds, at least 1. Default 5: a label is suspected by models of several partitions, not by the luck of one.
    /// </summary>
    public int Repeats { get; init; } = 5;

    /// <summary>Decides folds; the same seed gives the same audit. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// The share of runs of five characters in common (Jaccard, above 0 to 1) from which two texts are near-duplicates. Default 0.7: edits of a
    /// sentence here and there, not texts of one template.
    /// </summary>
    public double NearDuplicateSimilarity { get; init; } = 0.7;

    /// <summary>
    /// The cosine of embeddings, measured from their mean, from which two texts are near-duplicates in meaning, 0 to 1. Default 0.95.
    /// </summary>
    public double NearDuplicateCosine { get; init; } = 0.95;

    /// <summary>Fits done at once, at least 1; default: the processors this process may use. The result does not depend on it.</summary>
    public int? Workers { get; init; }

    internal int WorkerCount => Workers ?? Environment.ProcessorCount;

    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    internal void Validate()
    {
        if (Folds < 2)
            throw new ArgumentOutOfRangeException(nameof(Folds), Folds, "Must be at least 2.");
        if (Repeats < 1)
            throw new ArgumentOutOfRangeException(nameof(Repeats), Repeats, "Must be at least 1.");
        if (Workers < 1)
            throw new ArgumentOutOfRangeException(nameof(Workers), Workers, "Must be at least 1.");
        if (!(NearDuplicateSimilarity is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(NearDuplicateSimilarity), NearDuplicateSimilarity, "Must be above 0 and at most 1.");
        if (!(NearDuplicateCosine is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(NearDuplicateCosine), NearDuplicateCosine, "Must be above 0 and at most 1.");
    }
}
