using System.Numerics.Tensors;
using TextTransfer.Statistics;

namespace TextTransfer.ActiveLearning.Selection;

/// <summary>
/// Texts the classifier is unsure of, in as many regions as are asked for: those with the least margin are clustered, weighted
/// by how unsure it is, and the text nearest to each centre is taken (Zhdanov, Diverse mini-batch active learning, 2019).
/// </summary>
internal static class UncertainTexts
{
    /// <summary>Candidates per text asked for, as in the paper.</summary>
    private const int Candidates = 10;

    /// <returns>Positions in the pool, the least sure first.</returns>
    public static IReadOnlyList<int> Choose(LabelingState state, int count, int seed, CancellationToken cancellationToken)
    {
        double[] unsure = [.. state.Probabilities.Select(p => 1 - Margin(p))];
        int[] candidates = [.. Enumerable.Range(0, unsure.Length).OrderByDescending(i => unsure[i]).Take(Candidates * count)];
        if (candidates.Length <= count)
            return candidates;
        float[][] vectors = [.. candidates.Select(i => state.Pool[i])];
        int[] clusterOf = KMeans.Cluster(vectors, [.. candidates.Select(i => Math.Max(1e-6, unsure[i]))], count, seed, cancellationToken, out float[][] centres);
        IEnumerable<int> nearest = Enumerable.Range(0, candidates.Length).GroupBy(i => clusterOf[i])
            .Select(g => g.MinBy(i => TensorPrimitives.Distance<float>(vectors[i], centres[g.Key])));
        int[] chosen = [.. nearest.Select(i => candidates[i]).OrderByDescending(i => unsure[i])];
        return [.. chosen, .. candidates.Except(chosen).Take(count - chosen.Length)]; // Of empty clusters, the next unsure text instead.
    }

    /// <summary>How far the most probable class is above the second, from 0 to 1.</summary>
    public static double Margin(double[] probabilities)
    {
        double first = 0, second = 0;
        foreach (double p in probabilities)
        {
            if (p > first)
                (first, second) = (p, first);
            else
                second = Math.Max(second, p);
        }

        return first - second;
    }
}
