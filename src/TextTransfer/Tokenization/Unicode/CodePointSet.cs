namespace TextTransfer.Tokenization;

/// <summary>A set of code points. Immutable.</summary>
internal sealed class CodePointSet
{
    private const int Last = 0x10FFFF;

    /// <summary>Pairs of first and last code point: ascending, with gaps between.</summary>
    private readonly int[] ranges;

    private CodePointSet(int[] ranges) => this.ranges = ranges;

    /// <summary>The set as pairs of first and last code point, ascending.</summary>
    public ReadOnlySpan<int> Ranges => ranges;

    /// <summary>A set of ranges in any order.</summary>
    /// <param name="ranges">Pairs of first and last code point.</param>
    public static CodePointSet Of(params ReadOnlySpan<int> ranges)
    {
        var pairs = new (int First, int Last)[ranges.Length / 2];
        for (int i = 0; i < pairs.Length; i++)
            pairs[i] = (ranges[2 * i], ranges[(2 * i) + 1]);
        Array.Sort(pairs);

        var merged = new List<int>();
        foreach ((int first, int last) in pairs)
        {
            if (merged.Count > 0 && first <= merged[^1] + 1)
                merged[^1] = Math.Max(merged[^1], last);
            else
                merged.AddRange([first, last]);
        }

        return new([.. merged]);
    }

    /// <summary>The code points in either set.</summary>
    public CodePointSet Union(CodePointSet other) => Of([.. ranges, .. other.ranges]);

    /// <summary>The code points in both sets.</summary>
    public CodePointSet Intersect(CodePointSet other) => Complement().Union(other.Complement()).Complement();

    /// <summary>The code points that are not in the set.</summary>
    public CodePointSet Complement()
    {
        var gaps = new List<int>();
        int next = 0;
        for (int i = 0; i < ranges.Length; i += 2)
        {
            if (ranges[i] > next)
                gaps.AddRange([next, ranges[i] - 1]);
            next = ranges[i + 1] + 1;
        }

        if (next <= Last)
            gaps.AddRange([next, Last]);
        return new([.. gaps]);
    }

    /// <summary>Whether a code point is in the set.</summary>
    public bool Contains(int codePoint)
    {
        int index = Array.BinarySearch(ranges, codePoint);
        return index >= 0 || (~index & 1) != 0;
    }
}
