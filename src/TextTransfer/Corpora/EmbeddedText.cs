using TextTransfer.Corpora;

namespace TextTransfer;

/// <summary>A text together with its embedding: what a classifier reads. Immutable.</summary>
/// <param name="Text">The text that was encoded; lexical views read it.</param>
/// <param name="Embedding">Its embedding.</param>
public sealed record EmbeddedText(string Text, TextEmbedding Embedding)
{
    /// <summary>
    /// The embedding of its title alone, by the same encoder: of its first line, when more lines follow
    /// (<see cref="Document.Compose"/>). In the embedding of a long text little is left of the sentence that says most.
    /// <see langword="null"/> when it has no title, or when nobody embedded it.
    /// </summary>
    public TextEmbedding? Title { get; init; }

    /// <summary>Encodes a text, and its title if it has one.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="encoder">Encodes it.</param>
    /// <param name="cancellationToken">Looked at between windows.</param>
    /// <exception cref="ObjectDisposedException">The encoder is disposed.</exception>
    public static EmbeddedText Encode(string text, ITextEncoder encoder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(encoder);
        return new(text, encoder.Encode(text, cancellationToken)) { Title = TitleLine.Of(text) is { } title ? encoder.Encode(title, cancellationToken) : null };
    }

    /// <summary>Encodes texts and their titles on all the workers the encoder has.</summary>
    /// <param name="texts">The texts; the result has their order.</param>
    /// <param name="encoder">Encodes them, equal titles once.</param>
    /// <param name="progress">Told the number of texts done so far, from any thread.</param>
    /// <param name="cancellationToken">Looked at between windows.</param>
    /// <exception cref="ObjectDisposedException">The encoder is disposed.</exception>
    public static IReadOnlyList<EmbeddedText> EncodeAll(
        IReadOnlyList<string> texts, ITextEncoder encoder, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(encoder);
        string?[] titles = [.. texts.Select(TitleLine.Of)];
        string[] distinct = [.. titles.OfType<string>().Distinct(StringComparer.Ordinal)];
        // Titles first, for they are short: the count of texts then ends when all is done.
        IReadOnlyList<TextEmbedding> ofTitles = distinct.Length == 0 ? [] : encoder.EncodeAll(distinct, progress: null, cancellationToken);
        Dictionary<string, TextEmbedding> byTitle = distinct.Zip(ofTitles).ToDictionary(t => t.First, t => t.Second, StringComparer.Ordinal);
        IReadOnlyList<TextEmbedding> embeddings = encoder.EncodeAll(texts, progress, cancellationToken);
        return [.. texts.Select((text, i) => new EmbeddedText(text, embeddings[i]) { Title = titles[i] is { } title ? byTitle[title] : null })];
    }
}
