using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Training;

/// <summary>The log-odds of each label, and from which probability a text gets it. Immutable and safe for concurrent calls.</summary>
/// <param name="Mixture">Its logits are log-odds of each label against its absence.</param>
/// <param name="Thresholds">One per label, between 0 and 1.</param>
/// <param name="RequiresLabel">Whether the label nearest its threshold is given where none reaches it.</param>
internal sealed record OneVsRestModel(MixtureModel Mixture, IReadOnlyList<double> Thresholds, bool RequiresLabel) : IMultiLabelModel
{
    public IReadOnlyList<string> Labels => Mixture.Labels;

    public double[] Predict(EmbeddedText text) => [.. Mixture.Logits(text).Select(Logistic.Of)];

    public bool[] Decide(IReadOnlyList<double> probabilities) => Decide(probabilities, Thresholds, RequiresLabel);

    public static bool[] Decide(IReadOnlyList<double> probabilities, IReadOnlyList<double> thresholds, bool requiresLabel)
    {
        bool[] decisions = [.. probabilities.Zip(thresholds, (p, t) => p >= t)];
        if (requiresLabel && !decisions.Contains(true))
            decisions[Enumerable.Range(0, decisions.Length).MaxBy(k => Logistic.LogOdds(probabilities[k]) - Logistic.LogOdds(thresholds[k]))] = true;
        return decisions;
    }
}
