using System.Numerics.Tensors;
using TextTransfer.Classification.Calibration;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Views;

namespace TextTransfer.Classification.Training;

/// <summary>The fitted views, their logits added by weight. Immutable and safe for concurrent calls.</summary>
/// <param name="Labels">The classes.</param>
/// <param name="Views">The model of every view and its weight, at least 0.</param>
internal sealed record MixtureModel(IReadOnlyList<string> Labels, IReadOnlyList<(IViewModel Model, double Weight)> Views) : IProbabilityModel
{
    /// <summary>What models like it say about training texts held out of them; nothing when it comes from a file that does not tell.</summary>
    public HeldOutAnswers? HeldOut { get; init; }

    /// <summary>Tells texts unlike those of training; nothing where none were held out, or the file does not tell.</summary>
    public NoveltyDetector? Novelty { get; init; }

    /// <summary>Layers of an embedding that it reads, from the last downwards.</summary>
    public int Layers { get; } = Views.Max(v => v.Model.Layers);

    public double[] Predict(EmbeddedText text)
    {
        double[] probabilities = new double[Labels.Count];
        Predict(text, probabilities);
        return probabilities;
    }

    /// <summary>Every class with its probability, the most probable first and equally probable ones in their order; allocates nothing else.</summary>
    public LabelProbability[] Rank(EmbeddedText text)
    {
        using var probabilities = new Rented<double>(Labels.Count);
        Predict(text, probabilities.Span);
        using var ranking = new Rented<(double, int Label)>(Labels.Count);
        for (int k = 0; k < Labels.Count; k++)
            ranking.Span[k] = (-probabilities.Span[k], k);
        ranking.Span.Sort();

        var ranked = new LabelProbability[Labels.Count];
        for (int i = 0; i < ranked.Length; i++)
        {
            int k = ranking.Span[i].Label;
            ranked[i] = new(Labels[k], probabilities.Span[k]);
        }
        return ranked;
    }

    private void Predict(EmbeddedText text, Span<double> probabilities)
    {
        using var logits = new Rented<double>(probabilities.Length);
        probabilities.Clear();
        for (int v = 0; v < Views.Count; v++)
        {
            (IViewModel model, double weight) = Views[v];
            model.Predict(text, logits.Span);
            TensorPrimitives.MultiplyAdd(logits.Span, weight, probabilities, probabilities);
        }
        Softmax.InPlace(probabilities);
    }
}
