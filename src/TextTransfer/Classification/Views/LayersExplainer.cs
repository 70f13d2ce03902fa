using System.Numerics.Tensors;
using TextTransfer.Corpora;
using TextTransfer.Encoders;

namespace TextTransfer.Classification.Views;

/// <summary>
/// Takes the logits of a <see cref="LayersModel"/> apart. Given its length, a layer of a text is a sum over its windows, and
/// the last layer of a window one over its tokens where the encoder keeps them. Each addend is measured from its share of the
/// average example, without which what all vectors of an encoder have in common would drown what tells texts apart. What a
/// title adds is told as one addend, at the place where it begins.
/// </summary>
internal sealed class LayersExplainer : IViewExplainer
{
    private readonly LayersView view;
    private readonly float[] weights;
    private readonly double[] mean;

    public LayersExplainer(LayersView view, float[] weights, IReadOnlyList<EmbeddedText> examples)
    {
        (this.view, this.weights) = (view, weights);
        mean = new double[view.Layers * examples[0].Embedding.Vector.Length];
        foreach (EmbeddedText example in examples)
            TensorPrimitives.MultiplyAdd(ToDouble(view.Extract(view.Read(example))), 1.0 / examples.Count, mean, mean);
    }

    public IEnumerable<LogitPart> Explain(EmbeddedText text, IReadOnlyList<EncodedWindow> windows, int label, int against)
    {
        int dimension = mean.Length / view.Layers;
        double[] difference = ToDouble(weights.AsSpan(label * mean.Length, mean.Length));
        TensorPrimitives.Subtract(difference, ToDouble(weights.AsSpan(against * mean.Length, mean.Length)), difference);
        if (view.Read(text) is var read && !ReferenceEquals(read, text.Embedding))
        {
            double[] features = ToDouble(view.Extract(read));
            TensorPrimitives.Subtract(features, mean, features);
            yield return LogitPart.At(TitleLine.PlaceIn(text.Text), TensorPrimitives.Dot<double>(features, difference));
            yield break;
        }
        for (int i = 0; i < view.Layers; i++)
        {
            int layer = text.Embedding.LayerCount - 1 - i;
            double[] direction = difference[(i * dimension)..((i + 1) * dimension)];
            double ofMean = TensorPrimitives.Dot<double>(direction, mean.AsSpan(i * dimension, dimension));
            double norm = TensorPrimitives.Norm<double>(ToDouble(text.Embedding.Layer(layer)));
            if (norm > 0)
                TensorPrimitives.Divide(direction, norm, direction);
            for (int w = 0; w < windows.Count; w++)
            {
                EncodedWindow window = windows[w];
                if (window.Share == 0)
                    continue;
                double whole = window.Share * Measure(window.Layers.Slice(layer * dimension, dimension), direction, ofMean);
                if (i == 0 && window.Tokens is { } tokens)
                {
                    double share = window.Share / tokens.Positions.Count;
                    for (int t = 0; t < tokens.Positions.Count; t++)
                    {
                        if (tokens.Positions[t] < 0)
                            continue; // Stays with the window.
                        double value = share * Measure(tokens.Vectors.Slice(t * dimension, dimension), direction, ofMean);
                        whole -= value;
                        yield return LogitPart.At(tokens.Positions[t], value);
                    }
                }
                yield return LogitPart.OfWindow(w, whole);
            }
        }
    }

    private static double Measure(ReadOnlyMemory<float> vector, double[] direction, double ofMean) =>
        TensorPrimitives.Dot<double>(ToDouble(vector.Span), direction) - ofMean;

    private static double[] ToDouble(ReadOnlySpan<float> values)
    {
        double[] result = new double[values.Length];
        TensorPrimitives.ConvertChecked<float, double>(values, result);
        return result;
    }
}
