namespace TextTransfer.Corpora.NearDuplicates;

/// <summary>
/// A text as a set of runs, of characters or words, kept as a short signature; the runs themselves are made again where two texts are
/// compared exactly, which few are. Not safe for several threads once compared.
/// </summary>
internal sealed class ShingleSet
{
    private readonly Func<ulong[]> runs;
    private ulong[]? distinct;

    /// <param name="runs">Makes the hashes of the text's runs, repeated ones too; well mixed in all bits.</param>
    public ShingleSet(Func<ulong[]> runs)
    {
        this.runs = runs;
        Signature = MinHash.Of(runs());
    }

    /// <summary>The MinHash signature; empty for a text without runs.</summary>
    public uint[] Signature { get; }

    /// <summary>Ascending.</summary>
    private ulong[] Distinct => distinct ??= SortDistinct(runs());

    /// <summary>The share of runs two texts have in common (Jaccard), 0 to 1: exact, but for runs of equal hash; 0 of two empty texts.</summary>
    public double Similarity(ShingleSet other)
    {
        (ulong[] a, ulong[] b) = (Distinct, other.Distinct);
        int common = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            int order = a[i].CompareTo(b[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        int union = a.Length + b.Length - common;
        return union == 0 ? 0 : (double)common / union;
    }

    private static ulong[] SortDistinct(ulong[] values)
    {
        Array.Sort(values);
        return [.. values.Where((v, i) => i == 0 || values[i - 1] != v)];
    }
}
