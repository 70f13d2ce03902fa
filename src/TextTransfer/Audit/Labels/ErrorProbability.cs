namespace TextTransfer.Audit.Labels;

/// <summary>
/// The probability that a label is wrong, by a logistic regression on errors planted into public sets. Out-of-fold
/// probabilities alone cannot say: a model trained on wrong labels is calibrated to them.
/// </summary>
internal static class ErrorProbability
{
    /// <param name="logOdds">Of the label against the most probable other class, out-of-fold.</param>
    /// <param name="logProbability">Of the label, out-of-fold.</param>
    /// <param name="agreement">The share of texts whose most probable class is their label.</param>
    public static double Of(double logOdds, double logProbability, double agreement)
    {
        double logit = -2 - logOdds - (0 * logProbability) - (0 * agreement);
        return 1 / (1 + Math.Exp(-logit));
    }
}
