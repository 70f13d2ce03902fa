using System.Globalization;

namespace TextTransfer;

/// <summary>
/// What a classifier promises if it answers only texts it is sure of. Immutable.
/// </summary>
/// <param name="TargetErrorRate">The error rate among answered texts that is not exceeded, above 0 and below 1.</param>
/// <param name="Confidence">The probability, over labelled samples, that the promise holds, above 0 and below 1.</param>
/// <param name="Threshold">Texts of at least this probability are answered.</param>
/// <param name="Coverage">The share of held-out texts that are answered, from 0 to 1.</param>
/// <param name="TextCount">Held-out texts it rests on.</param>
public sealed record SelectiveGuarantee(double TargetErrorRate, double Confidence, double Threshold, double Coverage, int TextCount)
{
    /// <summary>Such as <c>answers 71 % of texts with error at most 5 %, confidence 90 %</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"answers {Coverage:P0} of texts with error at most {TargetErrorRate:P0}, confidence {Confidence:P0}");
}
