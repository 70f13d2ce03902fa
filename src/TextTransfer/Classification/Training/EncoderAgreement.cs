using TextTransfer.Classification.Views;

namespace TextTransfer.Classification.Training;

internal static class EncoderAgreement
{
    /// <summary>Layers of examples from a model file are those the views read, which are enough.</summary>
    /// <exception cref="ArgumentException">The embedding has another dimension or number of layers than the encoder's.</exception>
    public static void RequireShape(EmbeddedText text, EncoderInfo encoder)
    {
        (int dimension, int layers) = (text.Embedding.Vector.Length, text.Embedding.LayerCount);
        if (dimension != encoder.Dimension || layers < ViewSet.LayersRead(encoder.LayerCount) || layers > encoder.LayerCount)
            throw new ArgumentException($"An embedding of {layers} layers of {dimension} values is not one by {encoder.Describe()}.", nameof(text));
    }
}
