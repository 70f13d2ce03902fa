namespace TextTransfer;

/// <summary>A class and its probability.</summary>
/// <param name="Label">The name of the class.</param>
/// <param name="Probability">From 0 to 1.</param>
public readonly record struct LabelProbability(string Label, double Probability);

/// <summary>What a classifier says about one text. Immutable.</summary>
/// <param name="Probabilities">Every class, the most probable first; they sum to 1.</param>
/// <param name="IsAbstained">Whether the best probability is below the classifier's threshold: the text is better left to a person.</param>
public sealed record Prediction(IReadOnlyList<LabelProbability> Probabilities, bool IsAbstained)
{
    /// <summary>The most probable class, also when abstained.</summary>
    public string Label => Probabilities[0].Label;

    /// <summary>Its calibrated probability, from 0 to 1.</summary>
    public double Probability => Probabilities[0].Probability;
}
