using TextTransfer.Encoders.Generation;

namespace TextTransfer;

/// <summary>Joining a corpus with vectors that were made elsewhere.</summary>
public static class CorpusVectors
{
    /// <summary>
    /// Gives every text of a corpus its vector from a set: by id where both have ids, else by position.
    /// </summary>
    /// <param name="corpus">The labelled texts.</param>
    /// <param name="vectors">One vector a text; with ids further ones may be among them.</param>
    /// <param name="encoder">
    /// The encoder that made them, with one layer: files of vectors hold the sentence vector alone, and a classifier reads
    /// every layer its encoder has. Where the set names its encoder, it must be this one.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The encoder is another, has several layers or another dimension; counts differ; an id is missing or there twice; some
    /// texts have ids and some have none.
    /// </exception>
    public static EmbeddedCorpus WithEmbeddings(this Corpus corpus, VectorSet vectors, EncoderInfo encoder)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(encoder);
        if (vectors.Encoder is { } maker && !EncoderProbe.Agree(maker, encoder))
            throw new ArgumentException($"The vectors are by '{maker.Name}' (fingerprint {maker.Fingerprint}), not by '{encoder.Name}' (fingerprint {encoder.Fingerprint}).", nameof(vectors));
        if (encoder.Dimension != vectors.Dimension)
            throw new ArgumentException($"The vectors have {vectors.Dimension} values, those of '{encoder.Name}' have {encoder.Dimension}.", nameof(vectors));
        if (encoder.LayerCount != 1)
            throw new ArgumentException($"'{encoder.Name}' gives {encoder.LayerCount} layers, which a classifier reads, but the vectors are those of one; embed the corpus with the encoder.", nameof(encoder));

        int withId = corpus.Texts.Count(t => t.Id is not null);
        if (vectors.Ids is not null && withId > 0 && withId < corpus.Texts.Count)
            throw new ArgumentException($"{withId} of {corpus.Texts.Count} texts have an id; give one to all of them or to none.", nameof(corpus));

        IEnumerable<int> rows = vectors.Ids is not null && withId > 0
            ? RowsById(corpus, vectors, vectors.Ids)
            : corpus.Texts.Count == vectors.Count ? Enumerable.Range(0, vectors.Count)
            : throw new ArgumentException($"{corpus.Texts.Count} texts but {vectors.Count} vectors, and no ids on both sides to match them by.", nameof(vectors));
        return new(corpus, [.. rows.Select(r => EmbeddingOf(vectors, r))], encoder);
    }

    private static IEnumerable<int> RowsById(Corpus corpus, VectorSet vectors, IReadOnlyList<string> ids)
    {
        Dictionary<string, int> rowOf = new(ids.Count, StringComparer.Ordinal);
        for (int i = 0; i < ids.Count; i++)
        {
            if (!rowOf.TryAdd(ids[i], i))
                throw new ArgumentException($"The id '{ids[i]}' belongs to the vectors {rowOf[ids[i]]} and {i} (from 0).", nameof(vectors));
        }

        return corpus.Texts.Select(t => rowOf.TryGetValue(t.Id!, out int row)
            ? row
            : throw new ArgumentException($"There is no vector for the text with the id '{t.Id}'.", nameof(vectors)));
    }

    private static TextEmbedding EmbeddingOf(VectorSet vectors, int row)
    {
        ReadOnlyMemory<float> vector = vectors.Values.Slice(row * vectors.Dimension, vectors.Dimension);
        return new(vector, vector, tokenCount: 0);
    }
}
