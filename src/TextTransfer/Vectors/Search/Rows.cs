namespace TextTransfer.Vectors.Search;

/// <summary>What every store of vectors asks of a row, a query and a pair of them.</summary>
internal static class Rows
{
    public static int Check(int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        return index;
    }

    public static ReadOnlySpan<float> CheckQuery(ReadOnlySpan<float> query, int dimension) => query.Length == dimension
        ? query
        : throw new ArgumentException($"The query has {query.Length} values, the stored vectors have {dimension}.", nameof(query));

    /// <summary>The cosine from a dot product and the product of lengths; 0 where a vector has no direction.</summary>
    public static float Cosine(float dot, float lengths) => lengths > 0 ? dot / lengths : 0;
}
