using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Training;

/// <summary>
/// The probability from which a text gets a label. A threshold of one half is right for the number of wrong labels; for F1
/// the best lies lower, and differs by label (Lipton, Elkan and Naryanaswamy, Optimal thresholding of classifiers to
/// maximize F1 measure, 2014).
/// </summary>
internal static class LabelThresholds
{
    /// <summary>
    /// How many texts with a label weigh as much as all labels together in its threshold. On a public set of emotions with 100
    /// and 500 texts, 0 cost up to 4 points of micro-F1, and 40 and more up to 4 of macro-F1.
    /// </summary>
    private const double PriorCount = 10;

    /// <summary>Fewer texts with a label than this say nothing about its threshold.</summary>
    private const int LeastCount = 4;

    /// <summary>No threshold is beyond these: what lies there is decided by one or two texts.</summary>
    private const double Lowest = 0.02, Highest = 0.98;

    /// <summary>
    /// Draws the threshold with the best F1 of each label towards the one with the best micro-F1 of all labels, in log-odds:
    /// its own part is n / (n + <see cref="PriorCount"/>) for n texts with the label, and none below
    /// <see cref="LeastCount"/> texts.
    /// </summary>
    /// <param name="probabilities">Out-of-fold probabilities [texts][labels].</param>
    /// <param name="gold">Whether a text has a label [texts][labels].</param>
    /// <returns>The threshold of each label, and the common one.</returns>
    public static (double[] OfLabel, double Common) Fit(double[][] probabilities, bool[][] gold)
    {
        int labels = gold[0].Length;
        double common = Best(probabilities.SelectMany((row, i) => row.Select((p, k) => (p, gold[i][k]))));
        double[] thresholds = new double[labels];
        for (int k = 0; k < labels; k++)
        {
            int count = gold.Count(row => row[k]);
            double part = count < LeastCount ? 0 : count / (count + PriorCount);
            double own = part == 0 ? common : Best(probabilities.Select((row, i) => (row[k], gold[i][k])));
            thresholds[k] = part == 0 ? common : Logistic.Of((part * Logistic.LogOdds(own)) + ((1 - part) * Logistic.LogOdds(common)));
        }
        return (thresholds, common);
    }

    /// <summary>The threshold with the best F1: half way between two probabilities; the highest of those as good.</summary>
    internal static double Best(IEnumerable<(double Probability, bool HasLabel)> predictions)
    {
        (double Probability, bool HasLabel)[] sorted = [.. predictions.OrderByDescending(p => p.Probability)];
        int positives = sorted.Count(p => p.HasLabel);
        int hits = 0;
        double best = 0, threshold = 0.5;
        for (int kept = 1; kept <= sorted.Length; kept++)
        {
            hits += sorted[kept - 1].HasLabel ? 1 : 0;
            double next = kept < sorted.Length ? sorted[kept].Probability : 0;
            double f1 = 2.0 * hits / (kept + positives);
            if (f1 > best && next < sorted[kept - 1].Probability)
                (best, threshold) = (f1, (sorted[kept - 1].Probability + next) / 2);
        }
        return Math.Clamp(threshold, Lowest, Highest);
    }
}
