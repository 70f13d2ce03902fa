namespace TextTransfer.Corpora.Indexing;

/// <summary>The classes of a corpus by number, in the order of <see cref="Corpus.Labels"/>.</summary>
internal sealed class ClassIndex
{
    public ClassIndex(Corpus corpus)
    {
        var numbers = corpus.Labels.Select((label, k) => (label, k)).ToDictionary(c => c.label, c => c.k, StringComparer.Ordinal);
        Labels = corpus.Labels;
        OfText = [.. corpus.Texts.Select(t => numbers[t.Label])];
        Counts = new int[Labels.Count];
        foreach (int label in OfText)
            Counts[label]++;
    }

    public IReadOnlyList<string> Labels { get; }

    public int Count => Labels.Count;

    /// <summary>The class of every text.</summary>
    public int[] OfText { get; }

    /// <summary>The texts of every class.</summary>
    public int[] Counts { get; }

    /// <summary>The classes of a corpus that can be learned from.</summary>
    /// <exception cref="CorpusTooSmallException">Fewer than two classes: there is nothing to tell apart.</exception>
    public static ClassIndex ForTraining(Corpus corpus)
    {
        if (corpus.Labels.Count >= 2)
            return new(corpus);

        string found = corpus.Labels.Count == 0 ? "the corpus is empty" : $"all {corpus.Texts.Count} texts have the label '{corpus.Labels[0]}'";
        throw new CorpusTooSmallException($"Training needs texts of at least two classes, but {found}. Add texts of another class.");
    }
}
