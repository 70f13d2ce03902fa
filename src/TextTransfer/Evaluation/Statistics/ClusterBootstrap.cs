namespace TextTransfer.Statistics;

/// <summary>
/// The variance of a figure that is no mean over texts, by the bootstrap over clusters (Efron, 1979; Field and Welsh,
/// Bootstrapping clustered data, 2007).
/// </summary>
internal static class ClusterBootstrap
{
    private const int Draws = 2000;

    /// <param name="figure">The figure of texts that count as often as their weight says [texts].</param>
    /// <param name="clusterOf">The cluster of each text.</param>
    /// <param name="seed">Decides the draws.</param>
    public static ClusteredMean Of(Func<int[], double> figure, IReadOnlyList<int> clusterOf, int seed)
    {
        int clusters = clusterOf.Max() + 1;
        var random = new Random(seed);
        var clusterWeights = new int[clusters];
        var weights = new int[clusterOf.Count];
        double sum = 0;
        double squares = 0;
        double value = figure([.. Enumerable.Repeat(1, clusterOf.Count)]);
        for (int draw = 0; draw < Draws; draw++)
        {
            Array.Clear(clusterWeights);
            for (int i = 0; i < clusters; i++)
                clusterWeights[random.Next(clusters)]++;
            for (int i = 0; i < weights.Length; i++)
                weights[i] = clusterWeights[clusterOf[i]];
            double difference = figure(weights) - value;
            sum += difference;
            squares += difference * difference;
        }

        // The factor is what resampling from n instead of from a population takes away.
        double variance = (squares - (sum * sum / Draws)) / (Draws - 1) * clusters / Math.Max(1, clusters - 1);
        return new(value, variance, clusterOf.Count, clusters);
    }
}
