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

    /// <summary>Fits that run at the same time, at least 1; the figures do not depend on it. Default: the processors of this machine.</summary>
    public int MaxConcurrency { get; init; } = Environment.ProcessorCount;
}
