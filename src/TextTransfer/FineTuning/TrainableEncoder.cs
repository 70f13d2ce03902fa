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
}
