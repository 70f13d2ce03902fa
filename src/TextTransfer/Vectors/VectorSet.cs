using System.Numerics.Tensors;
using TextTransfer.Vectors.Search;

namespace TextTransfer;

/// <summary>
/// Vectors of one length, such as the sentence embeddings of a list of texts, in one block of memory. Immutable and safe to
/// share between threads.
/// </summary>
public sealed class VectorSet
{
    /// <summary>Creates a set from values at hand; they are not copied and must not change.</summary>
    /// <param name="values">Row after row [count × dimension], all finite.</param>
    /// <param name="dimension">Values of one vector, from 1.</param>
    /// <param name="ids">What identifies the text of each row; <see langword="null"/> for none.</param>
    /// <param name="encoder">The encoder that made them; <see langword="null"/> when unknown.</param>
    /// <exception cref="ArgumentException">
    /// The values are not a whole number of rows, one is not finite, the ids are not one a row, or the encoder has another dimension.
    /// </exception>
    public VectorSet(ReadOnlyMemory<float> values, int dimension, IReadOnlyList<string>? ids = null, EncoderInfo? encoder = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (values.Length % dimension != 0)
            throw new ArgumentException($"{values.Length} values are not a whole number of vectors of length {dimension}.", nameof(values));
        if (!TensorPrimitives.IsFiniteAll(values.Span))
            throw new ArgumentException("A value is NaN or infinite.", nameof(values));
        Count = values.Length / dimension;
        if (ids is not null && ids.Count != Count)
            throw new ArgumentException($"{Count} vectors but {ids.Count} ids.", nameof(ids));
        if (encoder is not null && encoder.Dimension != dimension)
            throw new ArgumentException($"Vectors of length {dimension} are not by '{encoder.Name}', whose vectors have length {encoder.Dimension}.", nameof(encoder));

        (Values, Dimension, Ids, Encoder) = (values, dimension, ids is null ? null : [.. ids], encoder);
    }

    /// <summary>Vectors in the set.</summary>
    public int Count { get; }

    /// <summary>Values of one vector.</summary>
    public int Dimension { get; }

    /// <summary>All values, row after row [<see cref="Count"/> × <see cref="Dimension"/>].</summary>
    public ReadOnlyMemory<float> Values { get; }

    /// <summary>What identifies the text of each row; <see langword="null"/> for none.</summary>
    public IReadOnlyList<string>? Ids { get; }

    /// <summary>The identity of the encoder that made the vectors; <see langword="null"/> when unknown.</summary>
    public EncoderInfo? Encoder { get; }

    /// <summary>One vector [<see cref="Dimension"/>].</summary>
    /// <param name="index">Its row, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> this[int index] => Values.Span.Slice(Rows.Check(index, Count) * Dimension, Dimension);

    /// <summary>Puts the sentence vectors of embeddings into one set; they are copied.</summary>
    /// <param name="embeddings">At least one, all of one dimension.</param>
    /// <param name="encoder">The encoder that made them; <see langword="null"/> when unknown.</param>
    /// <exception cref="ArgumentException">There is none, or the dimensions differ.</exception>
    public static VectorSet From(IReadOnlyList<TextEmbedding> embeddings, EncoderInfo? encoder)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        if (embeddings.Count == 0)
            throw new ArgumentException("There are no embeddings.", nameof(embeddings));

        int dimension = embeddings[0].Vector.Length;
        float[] values = new float[checked(embeddings.Count * dimension)];
        for (int i = 0; i < embeddings.Count; i++)
        {
            if (embeddings[i].Vector.Length != dimension)
                throw new ArgumentException($"Embedding {i} has {embeddings[i].Vector.Length} values, those before it have {dimension}.", nameof(embeddings));
            embeddings[i].Vector.CopyTo(values.AsMemory(i * dimension));
        }

        return new(values, dimension, ids: null, encoder);
    }

    /// <summary>The vectors of the largest cosine to a query, by comparing with every one.</summary>
    /// <param name="query">A vector [<see cref="Dimension"/>].</param>
    /// <param name="count">Vectors wanted, from 1; fewer come when the set has fewer.</param>
    /// <returns>The nearest first; of equally near ones the lower row first.</returns>
    /// <exception cref="ArgumentException">The query has another length.</exception>
    public IReadOnlyList<Neighbor> Search(ReadOnlySpan<float> query, int count)
    {
        float norm = TensorPrimitives.Norm(Rows.CheckQuery(query, Dimension));
        NearestRows nearest = new(count);
        for (int i = 0; i < Count; i++)
            nearest.Add(i, Rows.Cosine(TensorPrimitives.Dot(this[i], query), TensorPrimitives.Norm(this[i]) * norm));
        return nearest.ToList();
    }
}
