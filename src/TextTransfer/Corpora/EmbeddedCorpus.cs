namespace TextTransfer;

/// <summary>
/// A corpus and the embedding of each of its texts by one encoder. Embedding is what costs time;
/// training, evaluating and comparing on an embedded corpus take milliseconds. Immutable and safe to share between threads.
/// </summary>
public sealed class EmbeddedCorpus
{
    /// <summary>Joins a corpus with embeddings at hand.</summary>
    /// <param name="corpus">The labelled texts.</param>
    /// <param name="embeddings">One embedding per text, in the same order, all by <paramref name="encoder"/>.</param>
    /// <param name="encoder">The identity of the encoder that made them.</param>
    /// <exception cref="ArgumentException">The counts differ.</exception>
    public EmbeddedCorpus(Corpus corpus, IReadOnlyList<TextEmbedding> embeddings, EncoderInfo encoder)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(embeddings);
        ArgumentNullException.ThrowIfNull(encoder);
        if (corpus.Texts.Count != embeddings.Count)
            throw new ArgumentException($"{corpus.Texts.Count} texts but {embeddings.Count} embeddings.", nameof(embeddings));

        Corpus = corpus;
        Encoder = encoder;
        Texts = [.. corpus.Texts.Zip(embeddings, (t, e) => new EmbeddedText(t.Text, e))];
    }

    private EmbeddedCorpus(Corpus corpus, IReadOnlyList<EmbeddedText> texts, EncoderInfo encoder) =>
        (Corpus, Texts, Encoder) = (corpus, texts, encoder);

    /// <summary>Embeds every text of a corpus.</summary>
    /// <param name="corpus">The labelled texts.</param>
    /// <param name="encoder">Encodes them; not disposed.</param>
    /// <param name="progress">Told the number of texts done so far, from any thread.</param>
    /// <param name="cancellationToken">Looked at between windows.</param>
    public static EmbeddedCorpus Embed(Corpus corpus, ITextEncoder encoder, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(encoder);
        return new(corpus, encoder.EncodeAll([.. corpus.Texts.Select(t => t.Text)], progress, cancellationToken), encoder.Info);
    }

    /// <summary>The labelled texts.</summary>
    public Corpus Corpus { get; }

    /// <summary>The texts with their embeddings, in the order of <see cref="Corpus"/>.</summary>
    public IReadOnlyList<EmbeddedText> Texts { get; }

    /// <summary>The identity of the encoder.</summary>
    public EncoderInfo Encoder { get; }

    /// <summary>The examples at the given positions, in that order; the classes are those that occur among them.</summary>
    /// <param name="indices">Positions from 0 to count − 1.</param>
    public EmbeddedCorpus Subset(IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        return new(Corpus.Subset(indices), [.. indices.Select(i => Texts[i])], Encoder);
    }
}
