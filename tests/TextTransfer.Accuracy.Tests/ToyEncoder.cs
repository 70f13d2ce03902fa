namespace TextTransfer.Accuracy.Tests;

/// <summary>Counts what it is asked for; the vector says nothing but the length of the text.</summary>
internal sealed class ToyEncoder : ITextEncoder
{
    public EncoderInfo Info => Toy.Encoder;

    public List<string> Encoded { get; } = [];

    public TextEmbedding Encode(string text, CancellationToken cancellationToken = default) => Toy.Text(text.Length, 1).Embedding;

    public IReadOnlyList<TextEmbedding> EncodeAll(IReadOnlyList<string> texts, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        Encoded.AddRange(texts);
        return [.. texts.Select(t => Encode(t, cancellationToken))];
    }

    public void Dispose()
    {
    }
}
