namespace TextTransfer.Accuracy;

/// <summary>How well probabilities agree with the labels of the test rows.</summary>
/// <param name="Accuracy">Share of rows whose most probable class is right, from 0 to 1.</param>
/// <param name="MacroF1">Mean of F1 over the classes that occur among the rows, from 0 to 1.</param>
/// <param name="LogLoss">Mean of −ln(probability of the right class), in nats.</param>
/// <param name="Brier">
/// Mean over rows of the squared differences between probabilities and the right answer, summed over classes, from 0 to 2
/// (Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review 78, 1950).
/// </param>
/// <param name="CalibrationError">
/// Expected calibration error, from 0 to 1: rows in 15 bins of equal width by the probability of their most probable class; the mean over rows
/// of the distance between accuracy and mean probability of the bin (Naeini, Cooper and Hauskrecht, Obtaining well calibrated
/// probabilities using Bayesian binning, AAAI 2015; 15 bins as in Guo and others, On calibration of modern neural networks, ICML 2017).
/// </param>
internal sealed record Scores(double Accuracy, double MacroF1, double LogLoss, double Brier, double CalibrationError)
{
    /// <summary>A class a model takes for impossible costs as much as this probability, not infinitely much.</summary>
    private const double LeastProbability = 1e-6;
    private const int Bins = 15;

    /// <summary>Scores answers.</summary>
    /// <param name="gold">The right label of every row; one the model does not know is a miss.</param>
    /// <param name="labels">The classes of the model.</param>
    /// <param name="probabilities">By row, the probability of each class.</param>
    /// <exception cref="ArgumentException">What a model gave are not probabilities.</exception>
    public static Scores Of(IReadOnlyList<string> gold, IReadOnlyList<string> labels, IReadOnlyList<double[]> probabilities)
    {
        if (probabilities.FirstOrDefault(p => p.Length != labels.Count || p.Any(v => !(v >= 0)) || Math.Abs(p.Sum() - 1) > 1e-6) is { } wrong)
            throw new ArgumentException($"These are not probabilities of {labels.Count} classes: {string.Join(' ', wrong)}.", nameof(probabilities));

        Dictionary<string, int> position = labels.Select((label, i) => (label, i)).ToDictionary(p => p.label, p => p.i, StringComparer.Ordinal);
        int[] right = [.. gold.Select(g => position.GetValueOrDefault(g, -1))];
        int[] best = [.. probabilities.Select(p => Array.IndexOf(p, p.Max()))];
        double[] ofRight = [.. right.Zip(probabilities, (r, p) => r < 0 ? 0 : p[r])];
        return new(
            right.Zip(best).Average(p => p.First == p.Second ? 1.0 : 0),
            MacroF1Of(gold, [.. best.Select(b => labels[b])]),
            ofRight.Average(p => -Math.Log(Math.Max(LeastProbability, p))),
            // Σ (p − y)² = Σ p² − 2 p(right) + 1, a right class the model does not know included.
            ofRight.Zip(probabilities, (r, p) => p.Sum(v => v * v) - (2 * r) + 1).Average(),
            CalibrationErrorOf([.. probabilities.Select(p => p.Max())], [.. right.Zip(best, (r, b) => r == b)]));
    }

    private static double MacroF1Of(IReadOnlyList<string> gold, IReadOnlyList<string> predicted) =>
        gold.Distinct(StringComparer.Ordinal).Average(label =>
        {
            int hits = gold.Zip(predicted).Count(p => p.First == label && p.Second == label);
            return 2.0 * hits / (gold.Count(g => g == label) + predicted.Count(p => p == label));
        });

    /// <summary>Bin b holds the probabilities above b/15 up to (b + 1)/15.</summary>
    private static double CalibrationErrorOf(double[] confidences, bool[] isRight)
    {
        double[] difference = new double[Bins];
        for (int i = 0; i < confidences.Length; i++)
            difference[Math.Clamp((int)Math.Ceiling(confidences[i] * Bins) - 1, 0, Bins - 1)] += (isRight[i] ? 1 : 0) - confidences[i];
        return difference.Sum(Math.Abs) / confidences.Length;
    }
}
