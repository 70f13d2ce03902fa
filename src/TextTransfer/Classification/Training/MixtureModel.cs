using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Views;

namespace TextTransfer.Classification.Training;

/// <summary>The fitted views, mixed by weight and calibrated. Immutable and safe for concurrent calls.</summary>
/// <param name="Labels">The classes.</param>
/// <param name="Views">The model of every view and its weight; the weights sum to 1.</param>
/// <param name="Temperature">What the mixed log-probabilities are divided by.</param>
internal sealed record MixtureModel(
    IReadOnlyList<string> Labels, IReadOnlyList<(IViewModel Model, double Weight)> Views, double Temperature) : IProbabilityModel
{
    public double[] Predict(EmbeddedText text)
    {
        double[] mixed = new double[Labels.Count];
        double[] probabilities = new double[Labels.Count];
        foreach ((IViewModel model, double weight) in Views)
        {
            model.Predict(text, probabilities);
            Softmax.InPlace(probabilities);
            TensorPrimitives.MultiplyAdd(probabilities, weight, mixed, mixed);
        }
        Training.Temperature.Apply(mixed, Temperature);
        return mixed;
    }
}
