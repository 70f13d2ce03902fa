namespace TextTransfer;

/// <summary>How far a fine-tuning is.</summary>
/// <param name="Done">Steps done, over all folds.</param>
/// <param name="Total">Steps in all; fewer are done when fine-tuning is refused.</param>
public readonly record struct FineTuningProgress(int Done, int Total);
