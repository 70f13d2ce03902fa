namespace TextTransfer.Corpora.Indexing;

/// <summary>
/// Examples that are not independent: those of one group, those with equal or nearly equal texts, and whatever these connect. Folds keep
/// a cluster whole and intervals count it once.
/// </summary>
internal sealed class Clusters
{
    /// <param name="corpus">The examples.</param>
    /// <param name="labels">Their labels where they have any number of them; else each has one class.</param>
    public Clusters(Corpus corpus, LabelSetIndex? labels = null)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        Classes = new(corpus);
        DisjointSets sets = Connect(corpus.Texts);
        NearDuplicates = labels is null
            ? NearDuplicateLinks.Join(sets, corpus.Texts, [.. Classes.OfText.Select(c => new[] { c })], Classes.Counts)
            : NearDuplicateLinks.Join(sets, corpus.Texts, labels.OfText, labels.Counts);
        (ClusterOf, Members) = Number([.. Enumerable.Range(0, corpus.Texts.Count).Select(sets.Root)]);
    }

    private Clusters(Corpus corpus, int[] roots)
    {
        Classes = new(corpus);
        NearDuplicates = new(0, []);
        (ClusterOf, Members) = Number(roots);
    }

    /// <summary>Clusters, numbered from 0 by first appearance.</summary>
    public int Count => Members.Count;

    /// <summary>The cluster of each example.</summary>
    public IReadOnlyList<int> ClusterOf { get; }

    /// <summary>The examples of each cluster, ascending.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Members { get; }

    /// <summary>The classes of the examples.</summary>
    public ClassIndex Classes { get; }

    /// <summary>What became of nearly equal texts.</summary>
    public NearDuplicateLinks NearDuplicates { get; }

    /// <summary>Every example as if it were independent of the others.</summary>
    public static Clusters OfOne(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return new(corpus, [.. Enumerable.Range(0, corpus.Texts.Count)]);
    }

    private static DisjointSets Connect(IReadOnlyList<LabeledText> texts)
    {
        DisjointSets sets = new(texts.Count);
        Dictionary<(bool IsGroup, string Key), int> first = [];
        for (int i = 0; i < texts.Count; i++)
        {
            sets.Join(i, First((false, texts[i].Text.Trim()), i));
            if (texts[i].Group is { } group)
                sets.Join(i, First((true, group), i));
        }

        return sets;

        int First((bool, string) key, int i) => first.TryAdd(key, i) ? i : first[key];
    }

    private static (int[] ClusterOf, IReadOnlyList<int>[] Members) Number(int[] roots)
    {
        IReadOnlyList<int>[] members = [.. Enumerable.Range(0, roots.Length).GroupBy(i => roots[i]).Select(g => g.ToArray())];
        var clusterOf = new int[roots.Length];
        foreach ((int cluster, IReadOnlyList<int> examples) in members.Index())
        {
            foreach (int i in examples)
                clusterOf[i] = cluster;
        }

        return (clusterOf, members);
    }
}
