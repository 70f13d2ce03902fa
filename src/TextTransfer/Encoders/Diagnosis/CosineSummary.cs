using System.Globalization;

namespace TextTransfer.Encoders.Diagnosis;

/// <summary>Cosines of several texts to their golden vectors.</summary>
internal sealed record CosineSummary(double Worst, double Median)
{
    /// <summary>Null when no text was compared.</summary>
    public static CosineSummary? Of(IEnumerable<EncoderTextCheck> checks)
    {
        double[] cosines = [.. checks.Select(c => c.Cosine).OfType<double>().Order()];
        return cosines.Length == 0 ? null : new(cosines[0], cosines[(cosines.Length - 1) / 2]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"worst cosine {Worst:0.0000}, median {Median:0.0000}");
}
