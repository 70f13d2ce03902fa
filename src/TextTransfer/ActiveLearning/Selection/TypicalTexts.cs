using System.Numerics.Tensors;
using TextTransfer.Statistics;

namespace TextTransfer.ActiveLearning.Selection;

/// <summary>
/// The most typical text of each region of the pool that has no labelled text yet, the largest region first (TypiClust:
/// Hacohen, Dekel and Weinshall, Active learning on a budget: opposite strategies suit high and low budgets, 2022).
/// </summary>
internal static class TypicalTexts
{
    /// <summary>Neighbours whose nearness makes a text typical, as in the paper.</summary>
    private const int Neighbours = 20;

    private const int MostClusters = 500;

    /// <summary>Smaller regions hold oddities, not topics, as in the paper.</summary>
    private const int LeastTexts = 5;

    /// <returns>Positions in the pool, in the order in which to label them.</returns>
    public static IReadOnlyList<int> Choose(LabelingState state, int count, int seed, CancellationToken cancellationToken)
    {
        float[][] all = [.. state.Pool, .. state.Labeled];
        int clusters = Math.Min(Math.Min(state.Labeled.Length + count, MostClusters), all.Length);
        int[] clusterOf = KMeans.Cluster(all, [.. Enumerable.Repeat(1.0, all.Length)], clusters, seed, cancellationToken, out _);
        var labeled = new int[clusters];
        foreach (int cluster in clusterOf[state.Pool.Length..])
            labeled[cluster]++;
        List<int>[] members = [.. Enumerable.Range(0, clusters).Select(_ => new List<int>())];
        for (int i = 0; i < state.Pool.Length; i++)
            members[clusterOf[i]].Add(i);

        List<int> chosen = [];
        while (chosen.Count < count && members.Any(m => m.Count > 0))
        {
            cancellationToken.ThrowIfCancellationRequested();
            int next = Enumerable.Range(0, clusters).Where(c => members[c].Count > 0)
                .OrderBy(c => members[c].Count < LeastTexts).ThenBy(c => labeled[c]).ThenByDescending(c => members[c].Count).First();
            int text = members[next].MaxBy(i => Typicality(state.Pool, members[next], i));
            members[next].Remove(text);
            labeled[next]++;
            chosen.Add(text);
        }

        return chosen;
    }

    /// <summary>The mean cosine to the nearest others of its region.</summary>
    private static double Typicality(float[][] pool, List<int> members, int text)
    {
        float[] cosines = [.. members.Where(j => j != text).Select(j => TensorPrimitives.Dot<float>(pool[text], pool[j]))];
        Array.Sort(cosines);
        return cosines.Length == 0 ? 0 : cosines.TakeLast(Neighbours).Average();
    }
}
