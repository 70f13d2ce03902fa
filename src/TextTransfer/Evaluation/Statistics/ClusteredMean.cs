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
        double[] ones = new double[values.Length];
        Array.Fill(ones, 1);
        return OfRatio(values, ones, clusterOf);
    }

    /// <summary>A sum over texts divided by another, such as hits by predictions; zero over zero is 0, of no text.</summary>
    /// <param name="numerators">Of each text.</param>
    /// <param name="denominators">Of each text, at least 0; texts with 0 tell nothing.</param>
    /// <param name="clusterOf">The cluster of each text.</param>
    public static ClusteredMean OfRatio(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, IReadOnlyList<int> clusterOf)
    {
        double total = TensorPrimitives.Sum(denominators);
        if (total == 0)
            return new(0, 0, 0, 0);
        double ratio = TensorPrimitives.Sum(numerators) / total;
        Dictionary<int, double> residual = [];
        int texts = 0;
        for (int i = 0; i < numerators.Length; i++)
        {
            if (denominators[i] == 0)
                continue;
            texts++;
            residual[clusterOf[i]] = residual.GetValueOrDefault(clusterOf[i]) + ((numerators[i] - (ratio * denominators[i])) / total);
        }
        double variance = residual.Values.Sum(r => r * r) * residual.Count / Math.Max(1, residual.Count - 1);
        return new(ratio, variance, texts, residual.Count);
    }

    /// <summary>Student's interval.</summary>
    /// <param name="correction">What the variance is multiplied by.</param>
    public Estimate Interval(double correction)
    {
        double half = StudentQuantile * Math.Sqrt(Variance * correction);
        return new(Value, Value - half, Value + half);
    }
}
