namespace TextTransfer;

/// <summary>
/// Turns texts into sentence embeddings. Implementations are safe for concurrent calls and give every text the vector it
/// would get alone, whatever it is encoded with.
/// </summary>
public interface ITextEncoder : IDisposable
{
    /// <summary>The identity of the encoder.</summary>
    EncoderInfo Info { get; }

    /// <summary>Encodes one text on the calling thread.</summary>
    /// <param name="text">Any text; the prompt is added here.</param>
    /// <param name="cancellationToken">Looked at between windows.</param>
    /// <exception cref="ObjectDisposedException">The encoder is disposed.</exception>
    TextEmbedding Encode(string text, CancellationToken cancellationToken = default);

    /// <summary>Encodes many texts on all the workers the encoder has.</summary>
    /// <param name="texts">The texts; the result has their order.</param>
    /// <param name="progress">Told the number of texts done so far, from any thread.</param>
    /// <param name="cancellationToken">Looked at between windows.</param>
    /// <exception cref="ObjectDisposedException">The encoder is disposed.</exception>
    IReadOnlyList<TextEmbedding> EncodeAll(IReadOnlyList<string> texts, IProgress<int>? progress = null, CancellationToken cancellationToken = default);
}
