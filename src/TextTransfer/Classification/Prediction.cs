namespace TextTransfer;

/// <summary>A class and its probability.</summary>
/// <param name="Label">The name of the class.</param>
/// <param name="Probability">From 0 to 1.</param>
public readonly record struct LabelProbability(string Label, double Probability);

/// <summary>Why a classifier leaves a text to a person.</summary>
public enum AbstentionReason
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>No class is probable enough for the error rate that was asked for.</summary>
    Uncertain,

    /// <summary>The text is unlike those the classifier was trained on: its class may be none of theirs.</summary>
    Unknown,

    /// <summary>There is no text.</summary>
    Blank,
}

/// <summary>What a classifier says about one text. Immutable.</summary>
/// <param name="Probabilities">Every class, the most probable first; they sum to 1.</param>
/// <param name="Reason">Why the text is better left to a person, if it is.</param>
public sealed record Prediction(IReadOnlyList<LabelProbability> Probabilities, AbstentionReason Reason)
{
    /// <summary>
    /// The share of held-out training texts that are no more like the others than this text is like them, above 0 and at most 1, by the
    /// nearest of them and the probability of the class; low for texts of no class. <see langword="null"/> when nothing was held out.
    /// </summary>
    public double? Familiarity { get; init; }

    /// <summary>The most probable class, also when abstained.</summary>
    public string Label => Probabilities[0].Label;

    /// <summary>Its calibrated probability, from 0 to 1.</summary>
    public double Probability => Probabilities[0].Probability;

    /// <summary>Whether the text is better left to a person.</summary>
    public bool IsAbstained => Reason != AbstentionReason.None;
}
