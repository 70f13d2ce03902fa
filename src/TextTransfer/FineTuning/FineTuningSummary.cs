using System.Globalization;

namespace TextTransfer;

/// <summary>What fine-tuning brought on texts that were held out of it. Immutable.</summary>
public sealed record FineTuningSummary
{
    /// <summary>The strength of the change that was chosen, from 0 (the encoder as it was) to 1 (as it was tuned).</summary>
    public required double Strength { get; init; }

    /// <summary>The strengths compared, that of 0 first, each by predictions of the same held-out texts.</summary>
    public required IReadOnlyList<FineTuningCandidate> Candidates { get; init; }

    /// <summary>Held-out accuracy of the strength chosen, or of the best tuned one where none was, minus that of the encoder as it was.</summary>
    public required Estimate AccuracyDifference { get; init; }

    /// <summary>Held-out texts.</summary>
    public required int HeldOutCount { get; init; }

    /// <summary>Parts that were held out one after another, each with a fine-tuning of its own.</summary>
    public required int Folds { get; init; }

    /// <summary>The rank of the change of every linear layer.</summary>
    public required int Rank { get; init; }

    /// <summary>Such as <c>Fine-tuning (half way): +11.2 points of accuracy (95 %: 3.1 to 19.0) on 48 held-out texts.</c></summary>
    public override string ToString()
    {
        string choice = Strength switch { 0 => "refused", 1 => "in full", 0.5 => "half way", _ => string.Create(CultureInfo.InvariantCulture, $"{Strength:0.##} of the way") };
        return $"Fine-tuning ({choice}): {AccuracyDifference.ToSignedString(100, "0.0", " points of accuracy")} on {HeldOutCount} held-out texts.";
    }
}

/// <summary>The encoder in one strength of its fine-tuning. Immutable.</summary>
/// <param name="Strength">From 0, as it was, to 1, as it was tuned.</param>
/// <param name="Accuracy">Share of held-out texts classified rightly.</param>
/// <param name="LogLoss">Their mean log-loss in nats.</param>
public sealed record FineTuningCandidate(double Strength, double Accuracy, double LogLoss);
