using System.Numerics.Tensors;
using TextTransfer.Classification.Archive;

namespace TextTransfer.Classification.Views;

/// <summary>A linear classifier over sentence vectors.</summary>
/// <param name="view">The view whose features are read.</param>
/// <param name="weights">Weights [classes × features].</param>
/// <param name="bias">Intercepts [classes].</param>
internal sealed class LayersModel(LayersView view, float[] weights, double[] bias) : IViewModel
{
    public static LayersModel Read(ModelArchive archive, string name, int classes, EncoderInfo encoder)
    {
        ModelTensor weights = archive.Read(name + ".weights", ModelTensor.Float32, classes, -1);
        int layers = weights.Shape[1] / encoder.Dimension;
        if (layers < 1 || layers > encoder.LayerCount || weights.Shape[1] % encoder.Dimension != 0)
            throw new InvalidDataException($"'{weights.Name}' has {weights.Shape[1]} columns for {encoder.LayerCount} layers of {encoder.Dimension}");
        ModelTensor bias = archive.Read(name + ".bias", ModelTensor.Float64, classes);
        LayersView view = name == LayersView.TitleName ? LayersView.Title(layers) : layers == 1 ? LayersView.Last : LayersView.Top(layers);
        return new(view, weights.ToSingles(), bias.ToDoubles());
    }

    public int Layers => view.Layers;

    /// <summary>Weights [classes × features].</summary>
    public ReadOnlySpan<float> Weights => weights;

    /// <summary>Intercepts [classes].</summary>
    public ReadOnlySpan<double> Bias => bias;

    public bool IsOfTitle => view.Name == LayersView.TitleName;

    public void Predict(EmbeddedText text, Span<double> logits)
    {
        TextEmbedding embedding = view.Read(text);
        int dimension = embedding.Vector.Length;
        int width = view.Layers * dimension;
        bias.CopyTo(logits);
        for (int i = 0; i < view.Layers; i++)
        {
            ReadOnlySpan<float> layer = LayersView.Layer(embedding, i);
            double norm = TensorPrimitives.Norm(layer);
            for (int k = 0; norm > 0 && k < bias.Length; k++)
                logits[k] += TensorPrimitives.Dot(layer, weights.AsSpan((k * width) + (i * dimension), dimension)) / norm;
        }
    }

    public IViewExplainer Explainer(IReadOnlyList<EmbeddedText> examples) => new LayersExplainer(view, weights, examples);

    public IEnumerable<ModelTensor> ToTensors(string name) =>
    [
        ModelTensor.Of(name + ".weights", weights, bias.Length, weights.Length / bias.Length),
        ModelTensor.Of(name + ".bias", bias, bias.Length),
    ];
}
