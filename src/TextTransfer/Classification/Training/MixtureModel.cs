using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Views;

namespace TextTransfer.Classification.Training;

/// <summary>The fitted views, their logits added by weight. Immutable and safe for concurrent calls.</summary>
/// <param name="Labels">The classes.</param>
/// <param name="Views">The model of every view and its weight, at least 0.</param>
internal sealed record MixtureModel(IReadOnlyList<string> Labels, IReadOnlyList<(IViewModel Model, double Weight)> Views) : IProbabilityModel
{
    public double[] Predict(EmbeddedText text)
    {
        double[] pooled = new double[Labels.Count];
        double[] logits = new double[Labels.Count];
        foreach ((IViewModel model, double weight) in Views)
        {
            model.Predict(text, logits);
            TensorPrimitives.MultiplyAdd(logits, weight, pooled, pooled);
        }
        Softmax.InPlace(pooled);
        return pooled;
    }
}
