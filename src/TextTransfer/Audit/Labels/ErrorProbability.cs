namespace TextTransfer.Audit.Labels;

/// <summary>
/// The probability that a label is wrong, by a logistic regression on errors planted into public sets: 0 to 20 % of the labels
/// of 100 or 300 texts of agnews, trec6, newsgroups20 and banking77, at random and to the nearest class, on rows that no
/// reported draw uses. Out-of-fold probabilities alone cannot say: a model trained on wrong labels is calibrated to them.
/// </summary>
internal static class ErrorProbability
{
    private const double Intercept = -1.231;
    private const double OfLogOdds = -1.301;
    private const double OfLogProbability = 0.665;
    private const double OfAgreement = -0.809;

    /// <param name="logOdds">Of the label against the most probable other class, beyond their frequencies.</param>
    /// <param name="logProbability">Of the label.</param>
    /// <param name="agreement">The share of texts whose most probable class is their label, between 0 and 1.</param>
    public static double Of(double logOdds, double logProbability, double agreement)
    {
        double logit = Intercept + (OfLogOdds * logOdds) + (OfLogProbability * logProbability) + (OfAgreement * Math.Log(agreement / (1 - agreement)));
        return 1 / (1 + Math.Exp(-logit));
    }
}
