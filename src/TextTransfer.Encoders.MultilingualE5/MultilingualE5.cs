namespace TextTransfer;

/// <summary>
/// The default encoder: multilingual-e5-small in 8 bits, about 100 languages, 12 layers, 384 dimensions, at most 512 tokens
/// a window, every text preceded by <c>query: </c>. It travels with the package; nothing is downloaded.
/// </summary>
/// <remarks>
/// Source: Wang et al., Multilingual E5 Text Embeddings, 2024; the model card lies beside the model.
/// Twice the compute of the English MiniLM, and worth it wherever sentiment, spam or another language than English matters.
/// </remarks>
public static class MultilingualE5
{
    /// <summary>The encoder's name and the name of its folder beneath <c>encoders</c>.</summary>
    public const string Name = "multilingual-e5-small";

    /// <summary>The folder the encoder lies in, beside the application.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "encoders", Name);

    /// <summary>Opens the encoder; the caller disposes it.</summary>
    /// <param name="options">What to override; default: as published. Name, languages and licence are always the encoder's own.</param>
    /// <exception cref="EncoderFormatException">The folder is missing or damaged beside the application.</exception>
    public static OnnxTextEncoder Create(EncoderOptions? options = null) =>
        OnnxTextEncoder.Open(Folder, (options ?? new()) with { Name = Name, Languages = "about 100", License = "MIT" });
}
