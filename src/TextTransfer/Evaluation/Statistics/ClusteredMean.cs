using System.Numerics.Tensors;
using MathNet.Numerics.Distributions;

namespace TextTransfer.Statistics;

/// <summary>
/// The mean over texts of a figure each text has, and what is known of it when texts of a cluster are not independent:
/// the variance of a ratio estimator over clusters (Cochran, Sampling Techniques, 1977, ch. 9).
/// </summary>
internal readonly record struct ClusteredMean(double Value, double Variance, int TextCount, int ClusterCount)
{
    /// <summary>The quantile of Student's t for 95 % with clusters − 1 degrees of freedom.</summary>
    public double StudentQuantile => StudentT.InvCDF(0, 1, Math.Max(1, ClusterCount - 1), (1 + Estimate.Confidence) / 2);

    public static ClusteredMean Of(ReadOnlySpan<double> values, IReadOnlyList<int> clusterOf)
    {
        double mean = TensorPrimitives.Sum(values) / values.Length;
        int clusters = clusterOf.Max() + 1;
        var residual = new double[clusters];
        for (int i = 0; i < values.Length; i++)
            residual[clusterOf[i]] += (values[i] - mean) / values.Length;
        double variance = residual.Sum(r => r * r) * clusters / Math.Max(1, clusters - 1);
        return new(mean, variance, values.Length, clusters);
    }

    /// <summary>Student's interval.</summary>
    /// <param name="correction">What the variance is multiplied by.</param>
    public Estimate Interval(double correction)
    {
        double half = StudentQuantile * Math.Sqrt(Variance * correction);
        return new(Value, Value - half, Value + half);
    }
}
