namespace TextTransfer.Classification.Training;

internal static class EncoderAgreement
{
    /// <summary>Layers that a model reads are enough: examples of a model file have no more, and embeddings made elsewhere may have fewer than the encoder.</summary>
    /// <param name="text">The text.</param>
    /// <param name="encoder">The encoder of the model.</param>
    /// <param name="layersRead">Layers that the model reads, from the last downwards.</param>
    /// <exception cref="ArgumentException">The embedding has another dimension than the encoder's, more layers, or fewer than are read.</exception>
    public static void RequireShape(EmbeddedText text, EncoderInfo encoder, int layersRead)
    {
        (int dimension, int layers) = (text.Embedding.Vector.Length, text.Embedding.LayerCount);
        if (dimension != encoder.Dimension || layers < layersRead || layers > encoder.LayerCount)
            throw new ArgumentException($"An embedding of {layers} layers of {dimension} values is not one by {encoder.Describe()}.", nameof(text));
    }
}
