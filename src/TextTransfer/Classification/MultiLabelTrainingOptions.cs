namespace TextTransfer;

/// <summary>How a multi-label classifier is trained. Immutable.</summary>
public sealed record MultiLabelTrainingOptions
{
    /// <summary>Decides how texts are dealt into folds; the same seed gives the same model on one machine. Default: 0.</summary>
    public int Seed { get; init; }

    /// <summary>Parts that are held out one after another to earn penalties, weights and thresholds; at least 2. Default: 5.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>
    /// Whether a text of which no label reaches its threshold gets the one that comes nearest. Default
    /// <see langword="null"/>: where every training text has a label.
    /// </summary>
    public bool? RequiresLabel { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    internal void Validate()
    {
        if (Folds < 2)
            throw new ArgumentOutOfRangeException(nameof(Folds), Folds, "Must be at least 2.");
    }
}
