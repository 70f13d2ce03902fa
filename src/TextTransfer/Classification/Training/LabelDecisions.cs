namespace TextTransfer.Classification.Training;

/// <summary>
/// Which labels texts have and which they were given, and how well both agree (Tsoumakas and Katakis, Multi-label
/// classification: an overview, 2007). A text may count several times or not at all, for the bootstrap.
/// </summary>
/// <param name="gold">Whether a text has a label [texts][labels].</param>
/// <param name="given">Whether it was given it [texts][labels].</param>
internal sealed class LabelDecisions(bool[][] gold, bool[][] given)
{
    private readonly int labels = gold[0].Length;

    public MultiLabelFigures Figures
    {
        get
        {
            int[] once = [.. Enumerable.Repeat(1, gold.Length)];
            return new(MicroF1(once), MacroF1(once), HammingLosses.Average(), SubsetAccuracies.Average(), given.Average(g => g.Count(on => on)));
        }
    }

    /// <summary>The share of labels that are wrong, of each text.</summary>
    public double[] HammingLosses => [.. gold.Zip(given, (g, p) => g.Zip(p).Count(l => l.First != l.Second) / (double)labels)];

    /// <summary>1 for each text whose labels are all right, else 0.</summary>
    public double[] SubsetAccuracies => [.. gold.Zip(given, (g, p) => g.AsSpan().SequenceEqual(p) ? 1.0 : 0)];

    /// <summary>F1 = 2 TP / (2 TP + FP + FN) over all pairs of text and label.</summary>
    /// <param name="weights">How often each text counts.</param>
    public double MicroF1(int[] weights)
    {
        (int hits, int sum) = Count(weights).Aggregate((a, b) => (a.Hits + b.Hits, a.Sum + b.Sum));
        return F1(hits, sum);
    }

    /// <summary>The mean F1 of the labels that some counted text has.</summary>
    /// <param name="weights">How often each text counts.</param>
    public double MacroF1(int[] weights)
    {
        double[] scores = [.. Count(weights).Where((_, k) => HasGold(weights, k)).Select(c => F1(c.Hits, c.Sum))];
        return scores.Length == 0 ? 0 : scores.Average();
    }

    /// <summary>The F1 of every label.</summary>
    public double[] F1OfLabels() => [.. Count([.. Enumerable.Repeat(1, gold.Length)]).Select(c => F1(c.Hits, c.Sum))];

    private bool HasGold(int[] weights, int label)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0 && gold[i][label])
                return true;
        }
        return false;
    }

    /// <summary>Of every label the true positives, and the texts that have it plus those that were given it.</summary>
    private (int Hits, int Sum)[] Count(int[] weights)
    {
        var counts = new (int Hits, int Sum)[labels];
        for (int i = 0; i < weights.Length; i++)
        {
            for (int k = 0; k < labels; k++)
            {
                counts[k].Hits += gold[i][k] && given[i][k] ? weights[i] : 0;
                counts[k].Sum += (gold[i][k] ? weights[i] : 0) + (given[i][k] ? weights[i] : 0);
            }
        }
        return counts;
    }

    private static double F1(int hits, int sum) => sum == 0 ? 0 : 2.0 * hits / sum;
}
