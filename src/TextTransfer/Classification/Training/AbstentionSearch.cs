using TextTransfer.Classification.Calibration;

namespace TextTransfer.Classification.Training;

internal static class AbstentionSearch
{
    /// <summary>The rule that the options ask for: within the error rate on average, or proven to be.</summary>
    public static AbstentionRule Find(IEnumerable<(double Probability, bool IsRight)> predictions, Lazy<HeldOutAnswers> answers, TrainingOptions options)
    {
        AbstentionRule onAverage = Find(predictions, options.TargetErrorRate);
        if (options.TargetConfidence is not { } confidence)
            return onAverage;
        if (answers.Value.Guarantee(options.TargetErrorRate, confidence) is not { } proven)
            return onAverage with { Confidence = confidence, IsTargetReached = false };
        return new()
        {
            TargetErrorRate = options.TargetErrorRate,
            Confidence = confidence,
            Threshold = proven.Threshold,
            ErrorRate = answers.Value.ErrorRate(proven.Threshold),
            Coverage = proven.Coverage,
            IsTargetReached = true,
        };
    }

    /// <summary>
    /// Finds the lowest threshold whose error rate is within the target, or the one with the least error rate. One error more
    /// than was seen is counted among one prediction more, as in conformal risk control (Angelopoulos et al., 2022): of many
    /// thresholds the luckiest is looked for, and two predictions that happen to be right promise nothing.
    /// </summary>
    /// <param name="predictions">The best probability of every out-of-fold prediction, and whether its class was right.</param>
    /// <param name="targetErrorRate">Above 0 and below 1.</param>
    public static AbstentionRule Find(IEnumerable<(double Probability, bool IsRight)> predictions, double targetErrorRate)
    {
        (double Probability, bool IsRight)[] sorted = [.. predictions.OrderByDescending(p => p.Probability)];
        int kept = 0, wrong = 0, bestKept = 0, bestWrong = 0;
        double bestRate = double.PositiveInfinity;
        foreach ((double probability, bool isRight) in sorted)
        {
            kept++;
            wrong += isRight ? 0 : 1;
            if (kept < sorted.Length && sorted[kept].Probability == probability)
                continue; // No threshold parts equal probabilities.
            double rate = (wrong + 1.0) / (kept + 1);
            if (rate <= Math.Max(targetErrorRate, bestRate))
                (bestKept, bestWrong, bestRate) = (kept, wrong, rate);
        }
        bool none = sorted.Length == 0;
        return new AbstentionRule
        {
            TargetErrorRate = targetErrorRate,
            // Half way to the next prediction, so that a text like the last one kept is not left out by a hair.
            Threshold = bestKept == sorted.Length ? 0 : (sorted[bestKept - 1].Probability + sorted[bestKept].Probability) / 2,
            ErrorRate = none ? null : (double)bestWrong / bestKept,
            Coverage = none ? null : (double)bestKept / sorted.Length,
            IsTargetReached = bestRate <= targetErrorRate,
        };
    }
}
