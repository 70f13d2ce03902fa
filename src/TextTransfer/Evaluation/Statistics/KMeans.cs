using System.Numerics.Tensors;
using TextTransfer.Concurrency;

namespace TextTransfer.Statistics;

/// <summary>
/// Lloyd's algorithm from centres by k-means++ (Arthur and Vassilvitskii, 2007). Of vectors of length 1 it parts directions, as
/// spherical k-means does. Deterministic by seed.
/// </summary>
internal static class KMeans
{
    /// <summary>Its users need a division into regions, not its last decimal.</summary>
    private const int MaxRounds = 15;

    /// <summary>The cluster of each vector, from 0 to <paramref name="count"/> − 1; one may be empty.</summary>
    /// <param name="vectors">At least one.</param>
    /// <param name="weights">What each counts, at least 0, not all 0.</param>
    /// <param name="count">Clusters, from 1 to the number of vectors.</param>
    /// <param name="seed">Decides the first centres.</param>
    /// <param name="cancellationToken">Looked at between rounds.</param>
    /// <param name="centres">The weighted mean of each cluster.</param>
    public static int[] Cluster(float[][] vectors, double[] weights, int count, int seed, CancellationToken cancellationToken, out float[][] centres)
    {
        float[][] current = FirstCentres(vectors, weights, count, new Random(seed));
        var clusterOf = new int[vectors.Length];
        for (int round = 0; round < MaxRounds; round++)
        {
            float[] squares = [.. current.Select(c => TensorPrimitives.SumOfSquares<float>(c))];
            bool isChanged = round == 0;
            Concurrently.For(vectors.Length, Environment.ProcessorCount, i =>
            {
                int nearest = 0;
                float least = float.PositiveInfinity;
                for (int c = 0; c < count; c++)
                {
                    float distance = squares[c] - (2 * TensorPrimitives.Dot<float>(vectors[i], current[c]));
                    if (distance < least)
                        (nearest, least) = (c, distance);
                }

                if (clusterOf[i] != nearest)
                    (clusterOf[i], isChanged) = (nearest, true);
            }, cancellationToken);
            if (!isChanged)
                break;
            current = Means(vectors, weights, clusterOf, current);
        }

        centres = current;
        return clusterOf;
    }

    private static float[][] FirstCentres(float[][] vectors, double[] weights, int count, Random random)
    {
        double[] distances = [.. Enumerable.Repeat(1.0, vectors.Length)];
        var centres = new float[count][];
        for (int c = 0; c < count; c++)
        {
            int chosen = Sampling.Draw(distances, weights, random);
            centres[c] = [.. vectors[chosen]];
            for (int i = 0; i < vectors.Length; i++)
            {
                float distance = TensorPrimitives.Distance<float>(vectors[i], centres[c]);
                distances[i] = c == 0 ? distance * distance : Math.Min(distances[i], distance * distance);
            }
        }

        return centres;
    }

    private static float[][] Means(float[][] vectors, double[] weights, int[] clusterOf, float[][] before)
    {
        float[][] sums = [.. before.Select(c => new float[c.Length])];
        var totals = new double[before.Length];
        for (int i = 0; i < vectors.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(vectors[i], (float)weights[i], sums[clusterOf[i]], sums[clusterOf[i]]);
            totals[clusterOf[i]] += weights[i];
        }

        for (int c = 0; c < sums.Length; c++)
        {
            if (totals[c] > 0)
                TensorPrimitives.Divide(sums[c], (float)totals[c], sums[c]);
            else
                sums[c] = before[c];
        }

        return sums;
    }
}
