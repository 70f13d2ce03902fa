namespace TextTransfer.Statistics;

/// <summary>An interval for the difference of two proportions on the same texts.</summary>
internal static class PairedDifference
{
    /// <summary>
    /// Student's interval after one text more for each side, so that two methods that happen to agree on all texts are not taken
    /// for certainly equal (Bonett and Price, Adjusted Wald confidence interval for a difference of binomial proportions based on
    /// paired data, 2012). The value stays that of the texts.
    /// </summary>
    /// <param name="differences">Of each text, from −1 to 1.</param>
    /// <param name="clusterOf">The cluster of each text.</param>
    /// <param name="correction">What the variance is multiplied by.</param>
    public static Estimate Interval(double[] differences, IReadOnlyList<int> clusterOf, double correction)
    {
        int clusters = clusterOf.Max() + 1;
        Estimate adjusted = ClusteredMean.Of([.. differences, 1, -1], [.. clusterOf, clusters, clusters + 1]).Interval(correction);
        return new(differences.Average(), Math.Max(-1, adjusted.Lower), Math.Min(1, adjusted.Upper));
    }
}
