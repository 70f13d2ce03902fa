using System.Numerics.Tensors;
using TextTransfer.Vectors.Search;

namespace TextTransfer;

/// <summary>
/// Vectors of 8-bit integers, a quarter of the size of floats: value = code · scale, with one scale a vector, its largest
/// magnitude ÷ 127. No value is off by more than half its scale, and a vector's codes depend on nothing but the vector.
/// Immutable and safe to share between threads.
/// </summary>
public sealed class Int8Vectors
{
    private readonly sbyte[] codes;
    private readonly float[] scales;
    private readonly float[] norms;

    internal Int8Vectors(sbyte[] codes, int dimension, float[] scales, IReadOnlyList<string>? ids, EncoderInfo? encoder)
    {
        (this.codes, Dimension, this.scales, Ids, Encoder) = (codes, dimension, scales, ids, encoder);
        norms = new float[scales.Length];
        for (int i = 0; i < norms.Length; i++)
            norms[i] = Int8Dot.Norm(this[i]);
    }

    /// <summary>Vectors in the set.</summary>
    public int Count => scales.Length;

    /// <summary>Values of one vector.</summary>
    public int Dimension { get; }

    /// <summary>What identifies the text of each row; <see langword="null"/> for none.</summary>
    public IReadOnlyList<string>? Ids { get; }

    /// <summary>The identity of the encoder that made the floats; <see langword="null"/> when unknown.</summary>
    public EncoderInfo? Encoder { get; }

    /// <summary>What each vector's codes are multiplied by [<see cref="Count"/>]; 0 for a vector of zeros.</summary>
    public ReadOnlyMemory<float> Scales => scales;

    /// <summary>All codes, row after row, from −127 to 127.</summary>
    internal ReadOnlyMemory<sbyte> Codes => codes;

    /// <summary>The codes of one vector [<see cref="Dimension"/>], from −127 to 127.</summary>
    /// <param name="index">Its row, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<sbyte> this[int index] => codes.AsSpan(Rows.Check(index, Count) * Dimension, Dimension);

    /// <summary>Rounds floats to codes; what that costs is said at <see cref="VectorPrecision.Int8"/>.</summary>
    /// <param name="vectors">The floats.</param>
    public static Int8Vectors Quantize(VectorSet vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        sbyte[] codes = new sbyte[vectors.Values.Length];
        float[] scales = new float[vectors.Count];
        for (int i = 0; i < vectors.Count; i++)
            scales[i] = Quantize(vectors[i], codes.AsSpan(i * vectors.Dimension, vectors.Dimension));
        return new(codes, vectors.Dimension, scales, vectors.Ids, vectors.Encoder);
    }

    /// <summary>The floats the codes stand for, each within half a scale of the original.</summary>
    public VectorSet Dequantize()
    {
        float[] values = new float[codes.Length];
        for (int i = 0; i < codes.Length; i++)
            values[i] = codes[i] * scales[i / Dimension];
        return new(values, Dimension, Ids, Encoder);
    }

    /// <summary>The vectors of the largest cosine to a query in floats, by comparing with every one.</summary>
    /// <inheritdoc cref="VectorSet.Search" path="/*[not(self::summary)]"/>
    public IReadOnlyList<Neighbor> Search(ReadOnlySpan<float> query, int count)
    {
        float norm = TensorPrimitives.Norm(Rows.CheckQuery(query, Dimension));
        NearestRows nearest = new(count);
        for (int i = 0; i < Count; i++)
            nearest.Add(i, Rows.Cosine(Int8Dot.Of(query, this[i]), norms[i] * norm));
        return nearest.ToList();
    }

    /// <summary>The largest cosine to a query in floats; allocates nothing.</summary>
    internal double NearestCosine(ReadOnlySpan<float> query)
    {
        float norm = TensorPrimitives.Norm(Rows.CheckQuery(query, Dimension)), best = float.NegativeInfinity;
        for (int i = 0; i < Count; i++)
            best = Math.Max(best, Rows.Cosine(Int8Dot.Of(query, this[i]), norms[i] * norm));
        return best;
    }

    /// <summary>Rounds one vector.</summary>
    /// <returns>Its scale.</returns>
    internal static float Quantize(ReadOnlySpan<float> vector, Span<sbyte> codes)
    {
        float scale = MathF.Abs(TensorPrimitives.MaxMagnitude(vector)) / sbyte.MaxValue;
        if (scale == 0)
        {
            codes.Clear();
            return 0;
        }

        for (int j = 0; j < vector.Length; j++)
            codes[j] = (sbyte)Math.Clamp(MathF.Round(vector[j] / scale), -sbyte.MaxValue, sbyte.MaxValue);
        return scale;
    }
}
