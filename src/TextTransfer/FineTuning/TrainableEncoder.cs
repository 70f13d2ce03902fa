using TextTransfer.FineTuning.Weights;

namespace TextTransfer.FineTuning;

/// <summary>Encoders whose weights are at hand, so that they can be changed.</summary>
internal static class TrainableEncoder
{
    /// <summary>The encoder that has the weights, or <see langword="null"/>: services have none to give, and two side by side are two.</summary>
    public static OnnxTextEncoder? Of(ITextEncoder encoder) => encoder switch
    {
        OnnxTextEncoder onnx => onnx,
        CachedTextEncoder cached => Of(cached.Inner),
        _ => null,
    };

    /// <summary>Adapters as a file has them.</summary>
    /// <exception cref="InvalidDataException">They are not those of the encoder.</exception>
    public static EncoderAdapters Read(OnnxTextEncoder encoder, ReadOnlySpan<float> values, FineTunedEncoder made) =>
        EncoderAdapters.FromValues(values, BertModel.Read(encoder.Settings).Shapes, made.Rank, made.Scale);

    /// <summary>The encoder with changed weights, to be disposed by the caller.</summary>
    public static OnnxTextEncoder Adapt(OnnxTextEncoder encoder, EncoderAdapters adapters) =>
        encoder.Adapt(BertModel.Read(encoder.Settings).Merge(adapters.Linears, adapters.Scale), adapters.Hash());
}
