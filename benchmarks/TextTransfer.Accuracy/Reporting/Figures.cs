using System.Globalization;

namespace TextTransfer.Accuracy.Reporting;

/// <summary>Figures as tables show them; what is not known is empty.</summary>
internal static class Figures
{
    public static string Value(double value, Metric metric) => Number(value * metric.Scale, metric.Digits);

    /// <summary>A difference with its sign and, where it is known, its interval: <c>+1.2 (−0.3 to 2.7)</c>.</summary>
    public static string Difference(Estimate difference, Metric metric)
    {
        string value = Number(difference.Value * metric.Scale, metric.Digits, "+");
        return double.IsNaN(difference.Lower) ? value : $"{value} ({Value(difference.Lower, metric)} to {Value(difference.Upper, metric)})";
    }

    /// <summary>With a true minus sign; the sections are chosen after rounding, so that nothing reads "−0.0".</summary>
    public static string Number(double value, int digits, string plus = "")
    {
        string format = digits == 0 ? "0" : "0." + new string('0', digits);
        return double.IsNaN(value) ? "" : value.ToString($"{plus}{format};−{format};{format}", CultureInfo.InvariantCulture);
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
