namespace TextTransfer;

/// <summary>
/// Whether texts that a method is sure of by 80 % are right four times in five. Predictions of all repeats are parted into bins of equal
/// size by the probability of their most probable class. Immutable.
/// </summary>
/// <param name="Bins">The bins, the least sure first.</param>
public sealed record Reliability(IReadOnlyList<ReliabilityBin> Bins)
{
    /// <summary>
    /// The mean over predictions of the distance between accuracy and mean probability of their bin, from 0 to 1: the expected calibration
    /// error (Naeini, Cooper and Hauskrecht, Obtaining well calibrated probabilities using Bayesian binning, AAAI 2015). Never quite
    /// 0 with few texts, however well calibrated: a bin of ten right or wrong answers is off by chance.
    /// </summary>
    public double CalibrationError => Bins.Sum(b => b.TextCount * Math.Abs(b.Accuracy.Value - b.MeanProbability)) / Bins.Sum(b => b.TextCount);
}

/// <summary>Predictions of about the same probability. Immutable.</summary>
/// <param name="TextCount">Predictions divided by repeats.</param>
/// <param name="MeanProbability">The mean probability of their most probable class, from 0 to 1.</param>
/// <param name="Accuracy">The share of them that are right, from 0 to 1.</param>
public readonly record struct ReliabilityBin(double TextCount, double MeanProbability, Estimate Accuracy);
