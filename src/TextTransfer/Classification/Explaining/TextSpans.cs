namespace TextTransfer.Classification.Explaining;

/// <summary>Stretches that cover a text without overlap, and what falls into each.</summary>
internal sealed class TextSpans
{
    private readonly (int Start, int Length)[] shown;
    private readonly double[] sums;

    private TextSpans((int Start, int Length)[] shown) => (this.shown, sums) = (shown, new double[shown.Length]);

    /// <summary>What fell into each stretch.</summary>
    public IReadOnlyList<SpanContribution> Contributions => [.. shown.Zip(sums, (s, sum) => new SpanContribution(s.Start, s.Length, sum))];

    /// <summary>The lines of a text that are not blank, without white space around them; what stands between them falls to the one before.</summary>
    public static TextSpans OfLines(string text)
    {
        var lines = new List<(int, int)>();
        foreach (Range range in text.AsSpan().SplitAny('\n', '\r'))
        {
            ReadOnlySpan<char> line = text.AsSpan()[range];
            int indent = line.Length - line.TrimStart().Length;
            if (indent < line.Length)
                lines.Add((range.Start.Value + indent, line.Trim().Length));
        }
        return new([.. lines]);
    }

    /// <summary>Stretches known by where they begin and how long they are; what stands between them falls to the one before.</summary>
    public static TextSpans Of(IEnumerable<(int Start, int Length)> spans) => new([.. spans]);

    /// <summary>Whether a stretch from start to end holds nothing of a second one.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    /// <param name="index">The one it belongs to.</param>
    public bool IsWithinOne(int start, int end, out int index)
    {
        index = Find(start);
        return shown.Length > 0 && Find(Math.Max(start, end - 1)) == index;
    }

    /// <summary>Adds at a place; before the first stretch it counts to that.</summary>
    /// <returns>Whether there is any stretch.</returns>
    public bool AddAt(int place, double value)
    {
        if (sums.Length > 0)
            sums[Find(place)] += value;
        return sums.Length > 0;
    }

    /// <summary>Adds to one of them.</summary>
    public void Add(int index, double value) => sums[index] += value;

    private int Find(int place)
    {
        int low = 0, high = shown.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (shown[middle].Start <= place)
                low = middle + 1;
            else
                high = middle;
        }
        return Math.Max(low - 1, 0);
    }
}
