namespace TextTransfer.Corpora.NearDuplicates;

/// <summary>
/// Texts that are one text edited here and there, each group around its first (the leader algorithm: Hartigan, Clustering algorithms,
/// 1975). Whatever resembles the leader belongs to it, and nothing by way of others: texts made from one another step by step, or from one
/// template, do not become one chain.
/// </summary>
internal static class LeaderClusters
{
    /// <summary>The share of runs in common with the leader: about one sentence in ten may differ.</summary>
    private const double Similarity = 0.8;

    /// <summary>
    /// About ten words. In a shorter text one word makes a difference of a fifth of the runs, and often of the meaning: what resembles
    /// another so far differs at its end, as numbered texts do.
    /// </summary>
    private const int LeastRuns = 64;

    /// <returns>The positions of each group of two texts and more, ascending; groups in the order of their leaders.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Find(IReadOnlyList<LabeledText> texts)
    {
        NearDuplicateIndex leaders = new();
        Dictionary<int, List<int>> clusters = [];
        for (int i = 0; i < texts.Count; i++)
        {
            string normal = CharacterRuns.Normalize(texts[i].Text);
            if (normal.Length < LeastRuns + CharacterRuns.Length - 1)
                continue;
            ShingleSet set = new(() => CharacterRuns.Of(normal));
            int leader = leaders.Find(set, Similarity).Append((Text: i, Similarity: 0)).MaxBy(f => f.Similarity).Text;
            if (leader == i)
            {
                leaders.Add(i, set);
                clusters[i] = [];
            }

            clusters[leader].Add(i);
        }

        return [.. clusters.Values.Where(c => c.Count > 1)];
    }
}
