using System.Numerics;

namespace TextTransfer.Vectors.Search;

/// <summary>Products of 8-bit codes.</summary>
internal static class Int8Dot
{
    /// <summary>The dot product of floats and codes.</summary>
    public static float Of(ReadOnlySpan<float> values, ReadOnlySpan<sbyte> codes)
    {
        int lanes = Vector<float>.Count;
        int i = 0;
        Vector<float> sum0 = Vector<float>.Zero, sum1 = sum0, sum2 = sum0, sum3 = sum0;
        for (; i <= codes.Length - (4 * lanes); i += 4 * lanes)
        {
            Vector.Widen(new Vector<sbyte>(codes[i..]), out Vector<short> low, out Vector<short> high);
            Vector.Widen(low, out Vector<int> code0, out Vector<int> code1);
            Vector.Widen(high, out Vector<int> code2, out Vector<int> code3);
            sum0 += Vector.ConvertToSingle(code0) * new Vector<float>(values[i..]);
            sum1 += Vector.ConvertToSingle(code1) * new Vector<float>(values[(i + lanes)..]);
            sum2 += Vector.ConvertToSingle(code2) * new Vector<float>(values[(i + (2 * lanes))..]);
            sum3 += Vector.ConvertToSingle(code3) * new Vector<float>(values[(i + (3 * lanes))..]);
        }

        float sum = Vector.Sum(sum0 + sum1 + sum2 + sum3);
        for (; i < codes.Length; i++)
            sum += values[i] * codes[i];
        return sum;
    }

    /// <summary>The length of a vector of codes.</summary>
    public static float Norm(ReadOnlySpan<sbyte> codes)
    {
        long sum = 0;
        foreach (sbyte code in codes)
            sum += code * code;
        return MathF.Sqrt(sum);
    }
}
