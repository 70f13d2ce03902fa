using System.Numerics.Tensors;

namespace TextTransfer.Classification.Views;

/// <summary>
/// Sentence vectors of an encoder, each scaled to length 1, centred on the training mean, and scaled again so that each
/// layer has the same part in the kernel: the top layers differ in length and spread by more than they differ in use.
/// </summary>
internal sealed class LayersView : IView
{
    private readonly bool isOfTitle;

    private LayersView(string name, int layers, bool isScaled, bool isOfTitle = false) =>
        (Name, Layers, IsScaled, this.isOfTitle) = (name, layers, isScaled, isOfTitle);

    /// <summary>The name of the view of titles.</summary>
    public const string TitleName = "title";

    public string Name { get; }

    /// <summary>Whether layers are scaled by their spread.</summary>
    public bool IsScaled { get; }

    /// <summary>Layers read, from the last downwards.</summary>
    public int Layers { get; }

    /// <summary>The sentence embedding, which is the last layer.</summary>
    public static LayersView Last { get; } = new("last", 1, true);

    /// <summary>The sentence embedding as it is but for its length of 1, as probes of other libraries read it.</summary>
    public static LayersView Unscaled { get; } = new("last", 1, false);

    /// <summary>The top layers: on most tasks of more use than the last alone, on few of much less.</summary>
    /// <param name="layers">How many, the last included.</param>
    public static LayersView Top(int layers) => new("layers", layers, true);

    /// <summary>The top layers of the title; of a text without one, those of the text.</summary>
    /// <param name="layers">How many, the last included.</param>
    public static LayersView Title(int layers) => new(TitleName, layers, true, isOfTitle: true);

    /// <summary>Which embedding of a text is read.</summary>
    public TextEmbedding Read(EmbeddedText text) => isOfTitle && text.Title is { } title ? title : text.Embedding;

    public IFittedView Fit(IReadOnlyList<EmbeddedText> texts) => FittedLayers.Fit(this, texts);

    /// <summary>The features of a text [layers × dimension].</summary>
    public float[] Extract(TextEmbedding embedding)
    {
        int dimension = embedding.Vector.Length;
        float[] result = new float[Layers * dimension];
        for (int i = 0; i < Layers; i++)
        {
            ReadOnlySpan<float> layer = Layer(embedding, i);
            float norm = TensorPrimitives.Norm(layer);
            if (norm > 0)
                TensorPrimitives.Divide(layer, norm, result.AsSpan(i * dimension, dimension));
        }
        return result;
    }

    /// <summary>A layer as the encoder gave it, from the last downwards.</summary>
    public static ReadOnlySpan<float> Layer(TextEmbedding embedding, int index) =>
        index == 0 ? embedding.Vector.Span : embedding.Layer(embedding.LayerCount - 1 - index);
}
