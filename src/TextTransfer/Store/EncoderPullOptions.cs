namespace TextTransfer;

/// <summary>What to pull of a model and how. Everything is optional.</summary>
public sealed record EncoderPullOptions
{
    /// <summary>
    /// The ONNX file to take where a model has several: its path (<c>onnx/model_fp16.onnx</c>), its file name with or without the
    /// ending, or that without <c>model_</c> (<c>fp16</c>). Default: <c>onnx/model.onnx</c>, else <c>model.onnx</c>, in the
    /// transformer's own folder first where modules.json names one, else the only one there is; several others are an error that lists them, since they give different vectors. An encoder that is replaced
    /// keeps its variant.
    /// </summary>
    public string? Variant { get; init; }

    /// <summary>Whether to replace an encoder that is pulled already by what its revision stands for now; default: no, what is pinned stays.</summary>
    public bool Force { get; init; }
}
