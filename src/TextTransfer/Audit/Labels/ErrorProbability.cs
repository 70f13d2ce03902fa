namespace TextTransfer.Audit.Labels;

/// <summary>
/// The probability that a label is wrong, by a logistic regression on errors planted into public sets: 0 to 20 % of the labels
/// of 100 or 300 texts of agnews, trec6, newsgroups20 and banking77, at random and to the nearest class, on rows that no
/// reported draw uses. Out-of-fold probabilities alone cannot say: a model trained on wrong labels is calibrated to them.
/// </summary>
internal static class ErrorProbability
{
    private const double Intercept = -2.124;
    private const double OfLogOdds = -0.730;
    private const double OfLogProbability = 0.487;
    private const double OfRelativeLogOdds = -0.571;

    /// <summary>The least median: below it classes are hardly told apart, and nothing is large beside it.</summary>
    private const double LeastMedian = 0.5;

    /// <param name="logOdds">Of the label against the most probable other class, beyond their frequencies.</param>
    /// <param name="logProbability">Of the label.</param>
    /// <param name="medianLogOdds">The median of the log-odds of all texts: how clearly the classes are told apart.</param>
    public static double Of(double logOdds, double logProbability, double medianLogOdds)
    {
        double relative = Math.Max(-3, logOdds / Math.Max(LeastMedian, medianLogOdds));
        double logit = Intercept + (OfLogOdds * logOdds) + (OfLogProbability * logProbability) + (OfRelativeLogOdds * relative);
        return 1 / (1 + Math.Exp(-logit));
    }
}
