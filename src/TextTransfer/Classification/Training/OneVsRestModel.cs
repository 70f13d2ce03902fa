using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Views;

namespace TextTransfer.Classification.Training;

/// <summary>The fitted views, their log-odds of each label added by weight, and from which probability a text gets it. Immutable and safe for concurrent calls.</summary>
/// <param name="Labels">The labels.</param>
/// <param name="Views">The model of every view, whose logits are log-odds of each label against its absence, and its weight for each label, at least 0.</param>
/// <param name="Thresholds">One per label, between 0 and 1.</param>
/// <param name="RequiresLabel">Whether the label nearest its threshold is given where none reaches it.</param>
internal sealed record OneVsRestModel(
    IReadOnlyList<string> Labels, IReadOnlyList<(IViewModel Model, double[] Weights)> Views, IReadOnlyList<double> Thresholds, bool RequiresLabel) : IMultiLabelModel
{
    /// <summary>Layers of an embedding that it reads, from the last downwards.</summary>
    public int Layers { get; } = Views.Max(v => v.Model.Layers);

    public double[] Predict(EmbeddedText text)
    {
        double[] pooled = new double[Labels.Count];
        double[] logits = new double[Labels.Count];
        foreach ((IViewModel model, double[] weights) in Views)
        {
            model.Predict(text, logits);
            TensorPrimitives.MultiplyAdd(logits, weights, pooled, pooled);
        }
        TensorPrimitives.Sigmoid<double>(pooled, pooled);
        return pooled;
    }

    public bool[] Decide(IReadOnlyList<double> probabilities) => Decide(probabilities, Thresholds, RequiresLabel);

    public static bool[] Decide(IReadOnlyList<double> probabilities, IReadOnlyList<double> thresholds, bool requiresLabel)
    {
        bool[] decisions = [.. probabilities.Zip(thresholds, (p, t) => p >= t)];
        if (requiresLabel && !decisions.Contains(true))
            decisions[Enumerable.Range(0, decisions.Length).MaxBy(k => Logistic.LogOdds(probabilities[k]) - Logistic.LogOdds(thresholds[k]))] = true;
        return decisions;
    }
}
