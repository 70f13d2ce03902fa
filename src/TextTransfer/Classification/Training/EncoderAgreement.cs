using TextTransfer.Encoders.Generation;

namespace TextTransfer.Classification.Training;

/// <summary>Vectors of one encoder mean nothing to a model trained on those of another.</summary>
internal static class EncoderAgreement
{
    /// <exception cref="ArgumentException">The corpus was embedded by another encoder.</exception>
    public static void RequireSame(EmbeddedCorpus corpus, ITextEncoder encoder)
    {
        if (!EncoderProbe.Agree(corpus.Encoder, encoder.Info))
            throw new ArgumentException($"The corpus was embedded by {Describe(corpus.Encoder)}, not by {Describe(encoder.Info)}.", nameof(encoder));
    }

    /// <exception cref="ArgumentException">The embedding has another dimension or number of layers than the encoder's.</exception>
    public static void RequireShape(EmbeddedText text, EncoderInfo encoder)
    {
        (int dimension, int layers) = (text.Embedding.Vector.Length, text.Embedding.LayerCount);
        if (dimension != encoder.Dimension || layers != encoder.LayerCount)
            throw new ArgumentException($"An embedding of {layers} layers of {dimension} values is not one by {Describe(encoder)}.", nameof(text));
    }

    private static string Describe(EncoderInfo info) => $"'{info.Name}' ({info.LayerCount} layers of {info.Dimension}, fingerprint {info.Fingerprint})";
}
