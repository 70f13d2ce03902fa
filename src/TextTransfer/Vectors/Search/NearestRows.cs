namespace TextTransfer.Vectors.Search;

/// <summary>The rows of the largest similarity among all that are added.</summary>
internal sealed class NearestRows
{
    private readonly int count;
    private readonly PriorityQueue<int, Neighbor> worstFirst = new(Comparer<Neighbor>.Create((a, b) => Compare(b, a)));

    public NearestRows(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        this.count = count;
    }

    public void Add(int row, float similarity)
    {
        Neighbor candidate = new(row, similarity);
        if (worstFirst.Count < count)
            worstFirst.Enqueue(row, candidate);
        else if (worstFirst.TryPeek(out _, out Neighbor worst) && Compare(candidate, worst) < 0)
            worstFirst.EnqueueDequeue(row, candidate);
    }

    /// <summary>The nearest first; of equally near ones the lower row first.</summary>
    public IReadOnlyList<Neighbor> ToList()
    {
        Neighbor[] found = [.. worstFirst.UnorderedItems.Select(i => i.Priority)];
        Array.Sort(found, Compare);
        return found;
    }

    private static int Compare(Neighbor a, Neighbor b) =>
        a.Similarity != b.Similarity ? b.Similarity.CompareTo(a.Similarity) : a.Index.CompareTo(b.Index);
}
