using MathNet.Numerics.Distributions;

namespace TextTransfer.Statistics;

/// <summary>
/// An interval for a figure between 0 and 1 from its variance: the exact binomial interval (Clopper and Pearson, 1934) of the
/// number of independent texts that would give this variance (Korn and Graubard, Confidence intervals for proportions with
/// small expected number of positive counts, Survey Methodology 24, 1998).
/// </summary>
/// <remarks>
/// Why not the bootstrap percentiles: with 50 texts they are too narrow (coverage 86 to 94 % in simulation, near nothing when
/// all predictions are right). Clopper-Pearson is wider than a binomial needs, and that makes up for what cross-validation
/// hides, the dependence between folds and the last model's own luck: 95 to 98 % for accuracy, 92 to 98 % for macro-F1
/// with simulated learners, 93 % and 97 % for tf-idf on samples of 50 from six public sets.
/// </remarks>
internal static class Proportion
{
    public static Estimate Interval(ClusteredMean mean)
    {
        if (mean.TextCount == 0)
            return new(0, 0, 1); // Nothing was seen.
        double p = Math.Clamp(mean.Value, 0, 1);
        double n = EffectiveCount(mean);
        double successes = p * n;
        double tail = (1 - Estimate.Confidence) / 2;
        double lower = successes <= 0 ? 0 : Beta.InvCDF(successes, n - successes + 1, tail);
        double upper = successes >= n ? 1 : Beta.InvCDF(successes + 1, n - successes, 1 - tail);
        return new(p, Math.Min(lower, p), Math.Max(upper, p));
    }

    /// <summary>
    /// Never more than there are texts, since averaging repeats makes no new ones; without variance, the clusters; reduced
    /// for the uncertainty of a variance from few clusters.
    /// </summary>
    private static double EffectiveCount(ClusteredMean mean)
    {
        if (mean.Variance < 1e-15) // All texts alike, up to rounding.
            return mean.ClusterCount;
        double ratio = Normal.InvCDF(0, 1, (1 + Estimate.Confidence) / 2) / mean.StudentQuantile;
        return Math.Min(mean.TextCount, mean.Value * (1 - mean.Value) / mean.Variance * ratio * ratio);
    }
}
