namespace TextTransfer.Statistics;

/// <summary>
/// The mean over gold classes of F1 = 2 TP / (2 TP + FP + FN), averaged over repeats, and its variance by the bootstrap over
/// clusters (Efron, 1979; Field and Welsh, Bootstrapping clustered data, 2007).
/// </summary>
internal sealed class MacroF1(IReadOnlyList<int> gold, int[][] predicted, int classCount)
{
    private const int Draws = 2000;

    public ClusteredMean Bootstrap(IReadOnlyList<int> clusterOf, int seed)
    {
        int clusters = clusterOf.Max() + 1;
        var random = new Random(seed);
        var clusterWeights = new int[clusters];
        var weights = new int[gold.Count];
        double sum = 0;
        double squares = 0;
        double value = Of([.. Enumerable.Repeat(1, gold.Count)]);
        for (int draw = 0; draw < Draws; draw++)
        {
            Array.Clear(clusterWeights);
            for (int i = 0; i < clusters; i++)
                clusterWeights[random.Next(clusters)]++;
            for (int i = 0; i < weights.Length; i++)
                weights[i] = clusterWeights[clusterOf[i]];
            double difference = Of(weights) - value;
            sum += difference;
            squares += difference * difference;
        }

        // The factor is what resampling from n instead of from a population takes away.
        double variance = (squares - (sum * sum / Draws)) / (Draws - 1) * clusters / Math.Max(1, clusters - 1);
        return new(value, variance, gold.Count, clusters);
    }

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
