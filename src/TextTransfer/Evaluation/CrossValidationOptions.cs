namespace TextTransfer;

/// <summary>How a corpus is cross-validated. Immutable.</summary>
public sealed record CrossValidationOptions
{
    /// <summary>Folds per repeat, at least 2. Default 5: models learn from 80 % of the texts.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Partitions, at least 1. Default 3: averages out the luck of one partition; more change the figures little.</summary>
    public int Repeats { get; init; } = 3;

    /// <summary>Decides folds, fits and resampling. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// Fits done at once, at least 1; default: the processors this process may use (container quotas included). Each of this
    /// library's methods runs on one thread; the figures do not depend on how many run.
    /// </summary>
    public int? Workers { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    internal void Validate()
    {
        if (Folds < 2)
            throw new ArgumentOutOfRangeException(nameof(Folds), Folds, "Must be at least 2.");
        if (Repeats < 1)
            throw new ArgumentOutOfRangeException(nameof(Repeats), Repeats, "Must be at least 1.");
        if (Workers < 1)
            throw new ArgumentOutOfRangeException(nameof(Workers), Workers, "Must be at least 1.");
    }
}
