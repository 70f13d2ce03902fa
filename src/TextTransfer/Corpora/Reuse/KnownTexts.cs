using TextTransfer.Concurrency;

namespace TextTransfer.Corpora.Reuse;

/// <summary>An encoder that takes from an embedded corpus what is embedded there, texts, titles and names of classes, and encodes the rest.</summary>
/// <param name="known">A corpus embedded by the same encoder.</param>
/// <param name="more">Texts to come: one that reads as the name of a class does needs more layers than are kept of names.</param>
/// <param name="encoder">Encodes what is not in it; stays with its owner.</param>
internal sealed class KnownTexts(EmbeddedCorpus known, Corpus more, ITextEncoder encoder) : ITextEncoder
{
    private readonly Dictionary<string, TextEmbedding> embeddings = known.Texts.Select(t => (t.Text, t.Embedding))
        .Concat(known.Texts.Where(t => t.Title is not null).Select(t => (Text: TitleLine.Of(t.Text)!, Embedding: t.Title!)))
        .Concat(known.LabelEmbeddings.Select(l => (Text: LabelText.Of(l.Key), Embedding: l.Value))
            .ExceptBy(more.Texts.SelectMany(t => new[] { t.Text, TitleLine.Of(t.Text) }), t => t.Text, StringComparer.Ordinal))
        .DistinctBy(t => t.Text, StringComparer.Ordinal)
        .ToDictionary(t => t.Text, t => t.Embedding, StringComparer.Ordinal);

    public EncoderInfo Info => known.Encoder;

    public TextEmbedding Encode(string text, CancellationToken cancellationToken = default) =>
        embeddings.TryGetValue(text, out TextEmbedding? embedding) ? embedding : encoder.Encode(text, cancellationToken);

    public IReadOnlyList<TextEmbedding> EncodeAll(IReadOnlyList<string> texts, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        int[] unknown = [.. Enumerable.Range(0, texts.Count).Where(i => !embeddings.ContainsKey(texts[i]))];
        int atHand = texts.Count - unknown.Length;
        TextEmbedding[] result = [.. texts.Select(t => embeddings.GetValueOrDefault(t)!)];
        progress?.Report(atHand);
        if (unknown.Length == 0)
            return result;

        IReadOnlyList<TextEmbedding> encoded = encoder.EncodeAll([.. unknown.Select(i => texts[i])], OffsetProgress.Of(progress, atHand), cancellationToken);
        foreach ((int i, TextEmbedding embedding) in unknown.Zip(encoded))
            result[i] = embedding;
        return result;
    }

    public void Dispose()
    {
    }
}
