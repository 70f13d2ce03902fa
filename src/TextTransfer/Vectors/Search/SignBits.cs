namespace TextTransfer.Vectors.Search;

/// <summary>One bit a value, eight to a byte, the first value in the highest bit, as <c>numpy.packbits</c> does.</summary>
internal static class SignBits
{
    public static int BytesFor(int dimension) => (dimension + 7) / 8;

    /// <summary>Sets the bit of every value above its mean; bits past the last value stay 0.</summary>
    public static void Pack(ReadOnlySpan<float> values, ReadOnlySpan<float> mean, Span<byte> bits)
    {
        bits.Clear();
        for (int j = 0; j < values.Length; j++)
        {
            if (values[j] > mean[j])
                bits[j >> 3] |= (byte)(0x80 >> (j & 7));
        }
    }

    public static bool IsSet(ReadOnlySpan<byte> bits, int index) => (bits[index >> 3] & (0x80 >> (index & 7))) != 0;

    /// <summary>
    /// Sums of a query's values signed by every byte of bits [bytes × 256], so that the dot product of the query and a row
    /// of signs is one lookup a byte.
    /// </summary>
    public static float[] SignedSums(ReadOnlySpan<float> query)
    {
        float[] sums = new float[BytesFor(query.Length) * 256];
        for (int b = 0; b < sums.Length / 256; b++)
        {
            ReadOnlySpan<float> part = query.Slice(b * 8, Math.Min(8, query.Length - (b * 8)));
            for (int bits = 0; bits < 256; bits++)
            {
                float sum = 0;
                for (int j = 0; j < part.Length; j++)
                    sum += (bits & (0x80 >> j)) != 0 ? part[j] : -part[j];
                sums[(b * 256) + bits] = sum;
            }
        }

        return sums;
    }
}
