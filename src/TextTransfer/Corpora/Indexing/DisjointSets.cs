namespace TextTransfer.Corpora.Indexing;

/// <summary>A partition of positions that grows coarser (union-find). The first position of a set stands for it.</summary>
internal sealed class DisjointSets(int count)
{
    private readonly int[] parent = [.. Enumerable.Range(0, count)];

    /// <summary>The first position of the set of a position.</summary>
    public int Root(int i)
    {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    }

    /// <summary>Makes one set of those of two positions.</summary>
    public void Join(int i, int j)
    {
        (i, j) = (Root(i), Root(j));
        parent[Math.Max(i, j)] = Math.Min(i, j);
    }
}
