namespace TextTransfer.Corpora.Indexing;

/// <summary>
/// Examples that are not independent: those of one group, and those with equal texts, and whatever these connect. Folds keep
/// a cluster whole and intervals count it once.
/// </summary>
internal sealed class Clusters
{
    public Clusters(Corpus corpus)
        : this(corpus, Connect(corpus))
    {
    }

    private Clusters(Corpus corpus, int[] clusterOf)
    {
        ClusterOf = clusterOf;
        Members = [.. Enumerable.Range(0, clusterOf.Length).GroupBy(i => clusterOf[i]).Select(g => (IReadOnlyList<int>)[.. g])];
        Classes = new ClassIndex(corpus);
    }

    /// <summary>Clusters, numbered from 0 by first appearance.</summary>
    public int Count => Members.Count;

    /// <summary>The cluster of each example.</summary>
    public IReadOnlyList<int> ClusterOf { get; }

    /// <summary>The examples of each cluster, ascending.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Members { get; }

    /// <summary>The classes of the examples.</summary>
    public ClassIndex Classes { get; }

    /// <summary>Every example as if it were independent of the others.</summary>
    public static Clusters OfOne(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return new(corpus, [.. Enumerable.Range(0, corpus.Texts.Count)]);
    }

    private static int[] Connect(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
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
        return clusterOf;
    }

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
