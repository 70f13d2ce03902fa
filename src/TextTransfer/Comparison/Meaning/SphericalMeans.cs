using System.Numerics.Tensors;
using TextTransfer.Concurrency;

namespace TextTransfer.Comparison.Meaning;

/// <summary>
/// Clusters directions by spherical k-means (Dhillon and Modha, 2001), begun by k-means++ (Arthur and Vassilvitskii, 2007). What all have in
/// common is taken away first: the embeddings of many encoders lie in a narrow cone.
/// </summary>
internal static class SphericalMeans
{
    private const int MaxRounds = 30;

    /// <param name="vectors">Of length 1.</param>
    /// <param name="clusters">How many.</param>
    /// <param name="seed">Decides the beginning.</param>
    /// <param name="cancellationToken">Looked at between rounds.</param>
    /// <returns>The cluster of each vector, and how near it is to the centre, as a cosine.</returns>
    public static (int[] ClusterOf, float[] Nearness) Cluster(IReadOnlyList<float[]> vectors, int clusters, int seed, CancellationToken cancellationToken)
    {
        float[][] centred = Centre(vectors);
        float[][] centres = Begin(centred, clusters, new(seed));
        var clusterOf = new int[centred.Length];
        var nearness = new float[centred.Length];
        for (int round = 0; round < MaxRounds; round++)
        {
            int changes = 0;
            Concurrently.For(centred.Length, Environment.ProcessorCount, i =>
            {
                (int nearest, float best) = Nearest(centred[i], centres);
                if (nearest != clusterOf[i] || round == 0)
                    Interlocked.Increment(ref changes);
                (clusterOf[i], nearness[i]) = (nearest, best);
            }, cancellationToken);
            if (changes == 0)
                break;
            foreach (IGrouping<int, int> members in Enumerable.Range(0, centred.Length).GroupBy(i => clusterOf[i]))
                centres[members.Key] = EmbeddedBody.Normalize(EmbeddedBody.Sum(members.Select(i => centred[i])));
        }

        return (clusterOf, nearness);
    }

    private static float[][] Centre(IReadOnlyList<float[]> vectors)
    {
        float[] mean = EmbeddedBody.Sum(vectors);
        TensorPrimitives.Divide(mean, vectors.Count, mean);
        return [.. vectors.Select(v =>
        {
            var difference = new float[v.Length];
            TensorPrimitives.Subtract<float>(v, mean, difference);
            return EmbeddedBody.Normalize(difference);
        })];
    }

    private static float[][] Begin(float[][] vectors, int clusters, Random random)
    {
        List<float[]> centres = [vectors[random.Next(vectors.Length)]];
        float[] distances = [.. vectors.Select(_ => float.MaxValue)];
        while (centres.Count < clusters)
        {
            for (int i = 0; i < vectors.Length; i++)
                distances[i] = Math.Min(distances[i], Math.Max(0, 1 - TensorPrimitives.Dot<float>(vectors[i], centres[^1])));
            double drawn = random.NextDouble() * distances.Sum(d => (double)d);
            int chosen = 0;
            while (chosen < vectors.Length - 1 && (drawn -= distances[chosen]) > 0)
                chosen++;
            centres.Add(vectors[chosen]);
        }

        return [.. centres];
    }

    private static (int Centre, float Cosine) Nearest(float[] vector, float[][] centres)
    {
        (int nearest, float best) = (0, float.MinValue);
        for (int i = 0; i < centres.Length; i++)
        {
            float cosine = TensorPrimitives.Dot<float>(vector, centres[i]);
            if (cosine > best)
                (nearest, best) = (i, cosine);
        }

        return (nearest, best);
    }
}
