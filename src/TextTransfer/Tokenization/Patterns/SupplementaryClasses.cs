namespace TextTransfer.Tokenization;

/// <summary>
/// Code points above U+FFFF in classes that a regular expression does not tell apart, each with an unpaired surrogate to stand
/// for its members. Immutable and thread-safe.
/// </summary>
internal sealed class SupplementaryClasses
{
    private const int First = 0x10000;
    private const int FirstSurrogate = 0xD800;

    /// <summary>Where classes change, ascending, and what stands for the code points from there on.</summary>
    private readonly int[] starts;
    private readonly char[] representatives;

    /// <summary>Creates the classes of an expression.</summary>
    /// <param name="sets">The sets of characters that it names.</param>
    public SupplementaryClasses(IReadOnlyList<CodePointSet> sets)
    {
        var boundaries = new SortedSet<int> { First };
        foreach (CodePointSet set in sets)
        {
            for (int i = 0; i < set.Ranges.Length; i++)
                boundaries.Add(Math.Max(First, set.Ranges[i] + (i & 1)));
        }

        starts = [.. boundaries];
        var classes = new Dictionary<string, char>();
        representatives = [.. starts.Select(start =>
        {
            string memberships = string.Concat(sets.Select(set => set.Contains(start) ? '1' : '0'));
            classes.TryAdd(memberships, (char)(FirstSurrogate + classes.Count));
            return classes[memberships];
        })];
    }

    /// <summary>Copies text with one char for each of its characters.</summary>
    /// <param name="text">Well-formed text.</param>
    /// <param name="copy">Where to; at least as long as the text.</param>
    /// <returns>What was written.</returns>
    public ReadOnlySpan<char> Shorten(ReadOnlySpan<char> text, Span<char> copy)
    {
        int count = 0;
        for (int i = 0; i < text.Length;)
        {
            int codePoint = Utf16.CodePointAt(text, i, out int length);
            copy[count++] = length == 1 ? text[i] : Representative(codePoint);
            i += length;
        }

        return copy[..count];
    }

    /// <summary>The representatives of the classes in a set.</summary>
    public IEnumerable<char> Of(CodePointSet set) => starts.Zip(representatives).Where(c => set.Contains(c.First)).Select(c => c.Second).Distinct();

    private char Representative(int codePoint)
    {
        int index = Array.BinarySearch(starts, codePoint);
        return representatives[index >= 0 ? index : ~index - 1];
    }
}
