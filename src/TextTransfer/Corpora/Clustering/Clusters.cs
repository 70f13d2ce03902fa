namespace TextTransfer.Corpora.Clustering;

/// <summary>
/// Examples that are not independent: those of one group, and those with equal texts, and whatever these connect. Folds keep
/// a cluster whole and intervals count it once.
/// </summary>
internal sealed class Clusters
{
    public Clusters(Corpus corpus)
    {
        IReadOnlyList<LabeledText> texts = corpus.Texts;
        var parent = new int[texts.Count];
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        var same = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < parent.Length; i++)
        {
            parent[i] = i;
            Join(parent, same, texts[i].Text.Trim(), i);
            if (texts[i].Group is { } group)
                Join(parent, groups, group, i);
        }

        var numbers = new Dictionary<int, int>();
        var clusterOf = new int[parent.Length];
        for (int i = 0; i < parent.Length; i++)
        {
            int root = Root(parent, i);
            clusterOf[i] = numbers.TryGetValue(root, out int number) ? number : numbers[root] = numbers.Count;
        }

        ClusterOf = clusterOf;
        Members = [.. Enumerable.Range(0, parent.Length).GroupBy(i => clusterOf[i]).Select(g => (IReadOnlyList<int>)[.. g])];

        var labels = corpus.Labels.Select((label, index) => (label, index)).ToDictionary(l => l.label, l => l.index, StringComparer.Ordinal);
        ClassOf = [.. texts.Select(t => labels[t.Label])];
        var sizes = new int[labels.Count];
        foreach (int c in ClassOf)
            sizes[c]++;
        ClassSizes = sizes;
    }

    /// <summary>Clusters, numbered from 0 by first appearance.</summary>
    public int Count => Members.Count;

    /// <summary>The cluster of each example.</summary>
    public IReadOnlyList<int> ClusterOf { get; }

    /// <summary>The examples of each cluster, ascending.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Members { get; }

    /// <summary>Classes of the corpus.</summary>
    public int ClassCount => ClassSizes.Count;

    /// <summary>The class of each example, a position in <see cref="Corpus.Labels"/>.</summary>
    public IReadOnlyList<int> ClassOf { get; }

    /// <summary>Examples of each class.</summary>
    public IReadOnlyList<int> ClassSizes { get; }

    private static void Join(int[] parent, Dictionary<string, int> first, string key, int example)
    {
        if (!first.TryAdd(key, example))
            parent[Root(parent, example)] = Root(parent, first[key]);
    }

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    }
}
