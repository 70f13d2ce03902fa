namespace TextTransfer.Corpora.Indexing;

/// <summary>The labels of texts that have any number of them (<see cref="LabelSet"/>), by number in ordinal order.</summary>
internal sealed class LabelSetIndex
{
    /// <exception cref="LabelSetException">The labels of a text cannot be told apart.</exception>
    public LabelSetIndex(Corpus corpus)
    {
        IReadOnlyList<string>[] sets = [.. corpus.Texts.Select(LabelsOf)];
        Labels = [.. sets.SelectMany(s => s).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var numbers = Labels.Select((label, k) => (label, k)).ToDictionary(l => l.label, l => l.k, StringComparer.Ordinal);
        OfText = [.. sets.Select(s => s.Select(l => numbers[l]).ToArray())];
        Counts = new int[Labels.Count];
        foreach (int label in OfText.SelectMany(s => s))
            Counts[label]++;
    }

    public IReadOnlyList<string> Labels { get; }

    public int Count => Labels.Count;

    /// <summary>The labels of every text, ascending.</summary>
    public int[][] OfText { get; }

    /// <summary>The texts of every label.</summary>
    public int[] Counts { get; }

    /// <summary>Mean number of labels per text (Tsoumakas and Katakis, Multi-label classification: an overview, 2007).</summary>
    public double Cardinality => OfText.Length == 0 ? 0 : OfText.Average(s => s.Length);

    /// <summary>1 for every text that has a label, 0 for the others.</summary>
    public int[] HasLabel(int label) => [.. OfText.Select(s => Array.BinarySearch(s, label) >= 0 ? 1 : 0)];

    /// <summary>The labels of a corpus that can be learned from.</summary>
    /// <exception cref="LabelSetException">The labels of a text cannot be told apart, or every text has one of them.</exception>
    /// <exception cref="CorpusTooSmallException">No text has a label.</exception>
    public static LabelSetIndex ForTraining(Corpus corpus)
    {
        LabelSetIndex index = new(corpus);
        if (index.Count == 0)
            throw new CorpusTooSmallException($"Training needs texts with labels, but {(corpus.Texts.Count == 0 ? "the corpus is empty" : $"none of {corpus.Texts.Count} texts has one")}.");
        int constant = Array.IndexOf(index.Counts, corpus.Texts.Count);
        if (constant >= 0)
            throw new LabelSetException($"All {corpus.Texts.Count} texts have the label '{index.Labels[constant]}', so that nothing says where it does not belong. Drop it or add texts without it.");
        return index;
    }

    private static IReadOnlyList<string> LabelsOf(LabeledText text)
    {
        try
        {
            return LabelSet.Split(text.Label);
        }
        catch (LabelSetException e)
        {
            throw new LabelSetException($"{(text.Line is { } line ? $"Line {line}: " : "")}{e.Message}", e);
        }
    }
}
