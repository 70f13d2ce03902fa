namespace TextTransfer;

/// <summary>
/// An English encoder at half the compute of the default one: all-MiniLM-L6-v2 in 8 bits, 6 layers, 384 dimensions,
/// at most 256 tokens a window, no prompt. It travels with the package; nothing is downloaded.
/// </summary>
/// <remarks>Source: sentence-transformers/all-MiniLM-L6-v2 (Reimers and Gurevych, 2019; Wang et al., MiniLM, 2020); the model card lies beside the model.</remarks>
public static class MiniLM
{
    /// <summary>The encoder's name and the name of its folder beneath <c>encoders</c>.</summary>
    public const string Name = "all-MiniLM-L6-v2";

    /// <summary>The folder the encoder lies in, beside the application.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "encoders", Name);

    /// <summary>Opens the encoder; the caller disposes it.</summary>
    /// <param name="options">What to override; default: as published. Name, languages and licence are always the encoder's own.</param>
    /// <exception cref="EncoderFormatException">The folder is missing or damaged beside the application.</exception>
    public static OnnxTextEncoder Create(EncoderOptions? options = null) =>
        OnnxTextEncoder.Open(Folder, (options ?? new()) with { Name = Name, Languages = "English", License = "Apache-2.0" });
}
