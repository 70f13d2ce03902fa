namespace TextTransfer.Accuracy.Trust;

internal static class Ranking
{
    /// <summary>The probability that a text of one kind scores above one of the other, equal scores counting half.</summary>
    public static double Auroc(IReadOnlyList<double> scores, IReadOnlyList<bool> isPositive)
    {
        double below = 0, sum = 0;
        foreach (var equal in scores.Zip(isPositive).GroupBy(p => p.First).OrderBy(g => g.Key))
        {
            int positive = equal.Count(p => p.Second), negative = equal.Count() - positive;
            sum += positive * (below + (negative / 2.0));
            below += negative;
        }
        int positives = isPositive.Count(p => p);
        return sum / ((double)positives * (scores.Count - positives));
    }
}
