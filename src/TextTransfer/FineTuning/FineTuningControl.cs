namespace TextTransfer;

/// <summary>Follows a fine-tuning, and ends it before its time. Immutable.</summary>
public sealed record FineTuningControl
{
    /// <summary>Told after every step, from one thread at a time.</summary>
    public IProgress<FineTuningProgress>? Progress { get; init; }

    /// <summary>Ends fine-tuning, and nothing else: the classifier is then trained with the encoder as it is.</summary>
    public CancellationToken Stop { get; init; }
}
