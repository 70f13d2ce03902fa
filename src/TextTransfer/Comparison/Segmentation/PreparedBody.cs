namespace TextTransfer.Comparison.Segmentation;

/// <summary>A body of text made ready for comparison. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Documents">All that are not blank, parts of longer ones where they were cut.</param>
/// <param name="Positions">The position of each among the documents given; of parts, that of the whole.</param>
/// <param name="Languages">The language of each; <see langword="null"/> where it is not known.</param>
/// <param name="DocumentWords">The words of each.</param>
/// <param name="Compared">The numbers of the documents compared in words and style, ascending.</param>
/// <param name="Texts">What those hold.</param>
/// <param name="UnitOf">The unit of each document: those of one group or with equal texts are not independent.</param>
internal sealed record PreparedBody(
    string Name, IReadOnlyList<Document> Documents, IReadOnlyList<int> Positions, IReadOnlyList<string?> Languages,
    IReadOnlyList<int[]> DocumentWords, IReadOnlyList<int> Compared, IReadOnlyList<SegmentedText> Texts, IReadOnlyList<int> UnitOf)
{
    private readonly Lazy<int[]> units = new(() =>
    {
        Dictionary<int, int> numbers = [];
        return [.. Compared.Select(d => numbers.TryGetValue(UnitOf[d], out int number) ? number : numbers[UnitOf[d]] = numbers.Count)];
    });

    /// <summary>The unit of each text compared, numbered from 0 by first appearance.</summary>
    public IReadOnlyList<int> Units => units.Value;

    public int UnitCount => Units.Count == 0 ? 0 : Units.Max() + 1;

    /// <summary>The unit of each document, numbered from 0 by first appearance among all of them.</summary>
    public int[] DocumentUnits()
    {
        Dictionary<int, int> numbers = [];
        return [.. UnitOf.Select(u => numbers.TryGetValue(u, out int number) ? number : numbers[u] = numbers.Count)];
    }

    public double Words => Texts.Sum(t => (double)t.Words.Length);

    /// <summary>A part of the body.</summary>
    /// <param name="documents">Numbers of documents, in the order wanted.</param>
    public PreparedBody Take(IReadOnlyList<int> documents)
    {
        Dictionary<int, int> textOf = Compared.Index().ToDictionary(c => c.Item, c => c.Index);
        int[] compared = [.. Enumerable.Range(0, documents.Count).Where(i => textOf.ContainsKey(documents[i]))];
        return new(
            Name, [.. documents.Select(d => Documents[d])], [.. documents.Select(d => Positions[d])], [.. documents.Select(d => Languages[d])], [.. documents.Select(d => DocumentWords[d])],
            compared, [.. compared.Select(i => Texts[textOf[documents[i]]])], [.. documents.Select(d => UnitOf[d])]);
    }

    /// <summary>The counts of each unit.</summary>
    public double[][] UnitCounts()
    {
        double[][] counts = [.. Enumerable.Range(0, UnitCount).Select(_ => new double[Enum.GetValues<TextCount>().Length])];
        for (int i = 0; i < Texts.Count; i++)
        {
            double[] sum = counts[Units[i]];
            for (int count = 0; count < sum.Length; count++)
                sum[count] += Texts[i].Counts[count];
        }

        return counts;
    }
}
