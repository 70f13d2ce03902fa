namespace TextTransfer;

/// <summary>An encoder in an <see cref="EncoderStore"/> and what it is pinned to. Immutable.</summary>
public sealed record StoredEncoder
{
    /// <summary>The model and the revision that was asked for.</summary>
    public required HubModelId Id { get; init; }

    /// <summary>The commit that the revision stood for when it was pulled: 40 hexadecimal digits.</summary>
    public required string Commit { get; init; }

    /// <summary>The address it came from.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The path in the repository of the ONNX file that was chosen; the encoder has it as <c>onnx/model.onnx</c> in the transformer's folder, which mostly is <see cref="Folder"/>.</summary>
    public required string Variant { get; init; }

    /// <summary>Its folder, as <see cref="OnnxTextEncoder.Open"/> and other tools read it.</summary>
    public required string Folder { get; init; }

    /// <summary>Its files with their sizes and hashes, in the order of their paths.</summary>
    public required IReadOnlyList<StoredFile> Files { get; init; }

    /// <summary>Its length in bytes, all files together.</summary>
    public long Size => Files.Sum(f => f.Size);
}
