using TextTransfer.Encoders.Generation;

namespace TextTransfer;

/// <summary>
/// A corpus and the embedding of each of its texts by one encoder. Embedding is what costs time;
/// training, evaluating and comparing on an embedded corpus take milliseconds. Immutable and safe to share between threads.
/// </summary>
public sealed class EmbeddedCorpus
{
    /// <summary>Joins a corpus with embeddings at hand, which have no titles apart (<see cref="EmbeddedText.Title"/>).</summary>
    /// <param name="corpus">The labelled texts.</param>
    /// <param name="embeddings">One embedding per text, in the same order, all by <paramref name="encoder"/>.</param>
    /// <param name="encoder">The identity of the encoder that made them.</param>
    /// <param name="labels">
    /// For each class the embedding of its <see cref="LabelText"/>, so that training can learn from the names of the classes
    /// too; optional.
    /// </param>
    /// <exception cref="ArgumentException">The counts differ.</exception>
    public EmbeddedCorpus(Corpus corpus, IReadOnlyList<TextEmbedding> embeddings, EncoderInfo encoder, IReadOnlyDictionary<string, TextEmbedding>? labels = null)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(embeddings);
        ArgumentNullException.ThrowIfNull(encoder);
        if (corpus.Texts.Count != embeddings.Count)
            throw new ArgumentException($"{corpus.Texts.Count} texts but {embeddings.Count} embeddings.", nameof(embeddings));

        Corpus = corpus;
        Encoder = encoder;
        LabelEmbeddings = labels ?? LabelEmbeddings;
        Texts = [.. corpus.Texts.Zip(embeddings, (t, e) => new EmbeddedText(t.Text, e))];
    }

    /// <summary>Joins a corpus with its texts, embedded in the same order.</summary>
    internal EmbeddedCorpus(Corpus corpus, IReadOnlyList<EmbeddedText> texts, EncoderInfo encoder, IReadOnlyDictionary<string, TextEmbedding> labels) =>
        (Corpus, Texts, Encoder, LabelEmbeddings) = (corpus, texts, encoder, labels);

    /// <summary>The labelled texts.</summary>
    public Corpus Corpus { get; }

    /// <summary>The texts with their embeddings, in the order of <see cref="Corpus"/>.</summary>
    public IReadOnlyList<EmbeddedText> Texts { get; }

    /// <summary>The identity of the encoder.</summary>
    public EncoderInfo Encoder { get; }

    /// <summary>The embedding of the <see cref="LabelText"/> of each class, by the class; empty where names are not to be learned from.</summary>
    public IReadOnlyDictionary<string, TextEmbedding> LabelEmbeddings { get; } = new Dictionary<string, TextEmbedding>();

    /// <summary>The examples at the given positions, in that order; the classes are those that occur among them.</summary>
    /// <param name="indices">Positions from 0 to count − 1.</param>
    public EmbeddedCorpus Subset(IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        return new(Corpus.Subset(indices), [.. indices.Select(i => Texts[i])], Encoder, LabelEmbeddings);
    }

    /// <exception cref="ArgumentException">It was embedded by another encoder.</exception>
    internal void RequireEncoder(ITextEncoder encoder)
    {
        if (!EncoderProbe.Agree(Encoder, encoder.Info))
            throw new ArgumentException($"The corpus was embedded by {Encoder.Describe()}, not by {encoder.Info.Describe()}.", nameof(encoder));
    }
}
