using TextTransfer.Statistics;

namespace TextTransfer.Accuracy.Reporting;

/// <summary>The mean of independent figures and Student's 95 % interval.</summary>
internal static class StudentInterval
{
    /// <summary>Mean and interval; of a single figure the ends are NaN, because nothing is known of its spread.</summary>
    public static Estimate Of(double[] values) =>
        values.Length < 2 ? new(values.Average(), double.NaN, double.NaN) : ClusteredMean.Of(values, [.. Enumerable.Range(0, values.Length)]).Interval(1);
}
