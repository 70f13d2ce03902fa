namespace TextTransfer.Comparison.Resampling;

/// <summary>Counts of a unit that are not 0.</summary>
/// <param name="Features">Numbers of features, ascending.</param>
/// <param name="Counts">The count of each.</param>
/// <param name="Total">What the counts are a share of: words.</param>
internal sealed record SparseRow(int[] Features, float[] Counts, double Total)
{
    /// <summary>A row of counts by feature.</summary>
    public static SparseRow Of(IReadOnlyDictionary<int, int> counts, double total)
    {
        int[] features = [.. counts.Keys.Order()];
        return new(features, [.. features.Select(f => (float)counts[f])], total);
    }

    public void AddTo(double[] sums, double weight)
    {
        for (int i = 0; i < Features.Length; i++)
            sums[Features[i]] += weight * Counts[i];
    }
}
