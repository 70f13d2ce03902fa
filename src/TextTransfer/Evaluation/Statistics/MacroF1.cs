namespace TextTransfer.Statistics;

/// <summary>
/// The mean over gold classes of F1 = 2 TP / (2 TP + FP + FN), averaged over repeats.
/// </summary>
internal sealed class MacroF1(IReadOnlyList<int> gold, int[][] predicted, int classCount)
{
    public ClusteredMean Bootstrap(IReadOnlyList<int> clusterOf, int seed) => ClusterBootstrap.Of(Of, clusterOf, seed);

    /// <summary>Macro-F1 of texts that count as often as their weight says; classes without a text are left out.</summary>
    public double Of(int[] weights)
    {
        Span<int> goldCounts = new int[classCount];
        for (int i = 0; i < weights.Length; i++)
            goldCounts[gold[i]] += weights[i];

        Span<int> predictedCounts = new int[classCount];
        Span<int> hits = new int[classCount];
        double total = 0;
        foreach (int[] repeat in predicted)
        {
            predictedCounts.Clear();
            hits.Clear();
            for (int i = 0; i < weights.Length; i++)
            {
                predictedCounts[repeat[i]] += weights[i];
                if (repeat[i] == gold[i])
                    hits[gold[i]] += weights[i];
            }

            total += Mean(goldCounts, predictedCounts, hits);
        }

        return total / predicted.Length;
    }

    private static double Mean(ReadOnlySpan<int> goldCounts, ReadOnlySpan<int> predictedCounts, ReadOnlySpan<int> hits)
    {
        double sum = 0;
        int classes = 0;
        for (int c = 0; c < goldCounts.Length; c++)
        {
            if (goldCounts[c] == 0)
                continue;
            classes++;
            sum += 2.0 * hits[c] / (goldCounts[c] + predictedCounts[c]);
        }

        return sum / classes;
    }
}
