using System.Numerics.Tensors;
using TextTransfer.Vectors.Search;

namespace TextTransfer;

/// <summary>
/// Vectors of one bit a value, a thirty-second of the size of floats: whether the value is above the mean of the set it was
/// quantised with. Immutable and safe to share between threads.
/// </summary>
/// <remarks>
/// The mean is what makes signs speak: some encoders (the e5 family) put all texts into a narrow cone, where most values have
/// the same sign for every text. See <c>benchmarks/results</c> for recall with and without it.
/// </remarks>
public sealed class BinaryVectors
{
    private readonly byte[] bits;
    private readonly float[] mean;
    private readonly int rowBytes;

    internal BinaryVectors(byte[] bits, float[] mean, IReadOnlyList<string>? ids, EncoderInfo? encoder)
    {
        (this.bits, this.mean, Ids, Encoder) = (bits, mean, ids, encoder);
        rowBytes = SignBits.BytesFor(Dimension);
        Count = bits.Length / rowBytes;
    }

    /// <summary>Vectors in the set.</summary>
    public int Count { get; }

    /// <summary>Values, and so bits, of one vector.</summary>
    public int Dimension => mean.Length;

    /// <summary>What identifies the text of each row; <see langword="null"/> for none.</summary>
    public IReadOnlyList<string>? Ids { get; }

    /// <summary>The identity of the encoder that made the floats; <see langword="null"/> when unknown.</summary>
    public EncoderInfo? Encoder { get; }

    /// <summary>The value above which a bit is 1, for each dimension [<see cref="Dimension"/>].</summary>
    public ReadOnlyMemory<float> Mean => mean;

    /// <summary>All bits, row after row, every row a whole number of bytes.</summary>
    internal ReadOnlyMemory<byte> Bits => bits;

    /// <summary>The bits of one vector [⌈<see cref="Dimension"/> ÷ 8⌉], the first value in the highest bit, as <c>numpy.packbits</c> does.</summary>
    /// <param name="index">Its row, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<byte> this[int index] => bits.AsSpan(Rows.Check(index, Count) * rowBytes, rowBytes);

    /// <summary>Keeps of each value its side of the set's mean; what that costs is said at <see cref="VectorPrecision.Binary"/>.</summary>
    /// <param name="vectors">The floats; their mean is kept with the bits, and queries are measured from it.</param>
    public static BinaryVectors Quantize(VectorSet vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        double[] sum = new double[vectors.Dimension];
        for (int i = 0; i < vectors.Count; i++)
        {
            ReadOnlySpan<float> vector = vectors[i];
            for (int j = 0; j < sum.Length; j++)
                sum[j] += vector[j];
        }

        return Quantize(vectors, [.. sum.Select(s => (float)(s / Math.Max(1, vectors.Count)))]);
    }

    /// <summary>Keeps of each value its side of a mean known before, so that new vectors can be compared with those of an older set.</summary>
    /// <param name="vectors">The floats.</param>
    /// <param name="mean">The <see cref="Mean"/> of the older set [dimension]; zeros for plain signs.</param>
    /// <exception cref="ArgumentException">The mean has another length than the vectors.</exception>
    public static BinaryVectors Quantize(VectorSet vectors, ReadOnlySpan<float> mean)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        if (mean.Length != vectors.Dimension)
            throw new ArgumentException($"A mean of {mean.Length} values is not one of vectors of length {vectors.Dimension}.", nameof(mean));

        int rowBytes = SignBits.BytesFor(vectors.Dimension);
        byte[] bits = new byte[vectors.Count * rowBytes];
        for (int i = 0; i < vectors.Count; i++)
            SignBits.Pack(vectors[i], mean, bits.AsSpan(i * rowBytes, rowBytes));
        return new(bits, mean.ToArray(), vectors.Ids, vectors.Encoder);
    }

    /// <summary>The values in which two vectors are on different sides of the mean, from 0 to <see cref="Dimension"/>.</summary>
    /// <param name="first">A row, from 0.</param>
    /// <param name="second">A row, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public int HammingDistance(int first, int second) => (int)TensorPrimitives.HammingBitDistance(this[first], this[second]);

    /// <summary>The vectors as −1 and 1, for what reads floats, such as a linear model. They are not near the originals.</summary>
    public VectorSet ToSigns()
    {
        float[] values = new float[checked(Count * Dimension)];
        for (int i = 0; i < values.Length; i++)
            values[i] = SignBits.IsSet(this[i / Dimension], i % Dimension) ? 1 : -1;
        return new(values, Dimension, Ids, encoder: null);
    }

    /// <summary>
    /// The vectors whose signs have the largest cosine to a query in floats, measured from the mean, by comparing with every
    /// one. The query keeps its floats because that finds more of the true neighbours than <see cref="SearchByHamming"/>.
    /// </summary>
    /// <inheritdoc cref="VectorSet.Search" path="/*[not(self::summary)]"/>
    public IReadOnlyList<Neighbor> Search(ReadOnlySpan<float> query, int count)
    {
        float[] centred = new float[Dimension];
        TensorPrimitives.Subtract(Rows.CheckQuery(query, Dimension), mean, centred);
        float lengths = TensorPrimitives.Norm<float>(centred) * MathF.Sqrt(Dimension);
        float[] sums = SignBits.SignedSums(centred);
        NearestRows nearest = new(count);
        for (int i = 0; i < Count; i++)
        {
            ReadOnlySpan<byte> row = this[i];
            float dot = 0;
            for (int b = 0; b < row.Length; b++)
                dot += sums[(b * 256) + row[b]];
            nearest.Add(i, Rows.Cosine(dot, lengths));
        }

        return nearest.ToList();
    }

    /// <summary>The vectors of the least Hamming distance to a query's own bits: the fastest search and the coarsest.</summary>
    /// <returns>The nearest first, with the similarity 1 − 2 · distance ÷ dimension; of equally near ones the lower row first.</returns>
    /// <inheritdoc cref="VectorSet.Search" path="/*[not(self::summary) and not(self::returns)]"/>
    public IReadOnlyList<Neighbor> SearchByHamming(ReadOnlySpan<float> query, int count)
    {
        byte[] bitsOfQuery = new byte[rowBytes];
        SignBits.Pack(Rows.CheckQuery(query, Dimension), mean, bitsOfQuery);
        NearestRows nearest = new(count);
        for (int i = 0; i < Count; i++)
            nearest.Add(i, 1 - (2f * TensorPrimitives.HammingBitDistance<byte>(bitsOfQuery, this[i]) / Dimension));
        return nearest.ToList();
    }
}
