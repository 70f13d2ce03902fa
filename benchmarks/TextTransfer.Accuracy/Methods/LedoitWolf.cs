using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace TextTransfer.Accuracy.Methods;

/// <summary>
/// The covariance of few rows, shrunk towards a multiple of the identity by the amount that is best in expectation (Ledoit and
/// Wolf, A well-conditioned estimator for large-dimensional covariance matrices, Journal of Multivariate Analysis 88, 2004).
/// As scikit-learn does in its discriminant analysis, columns are brought to variance 1 before and back after.
/// </summary>
internal static class LedoitWolf
{
    private const double MachineEpsilon = 1.0 / (1L << 52);

    public static double[] Mean(double[][] rows)
    {
        double[] mean = new double[rows[0].Length];
        foreach (double[] row in rows)
            TensorPrimitives.Add(mean, row, mean);
        TensorPrimitives.Divide(mean, rows.Length, mean);
        return mean;
    }

    /// <summary>Adds the covariance of rows [n × d] times a weight to a matrix [d × d].</summary>
    public static void AddCovariance(double[][] rows, double weight, Matrix<double> sum)
    {
        (double[][] standard, double[] scale) = Standardize(rows);
        (double shrinkage, double mean) = Shrinkage(standard);
        int dimension = scale.Length;
        double[] target = sum.AsColumnMajorArray();
        double[] scaled = new double[dimension];
        foreach (double[] row in standard)
        {
            TensorPrimitives.Multiply(row, scale, scaled);
            for (int j = 0; j < dimension; j++)
            {
                Span<double> column = target.AsSpan(j * dimension, dimension);
                TensorPrimitives.MultiplyAdd(scaled, weight * (1 - shrinkage) * scaled[j] / rows.Length, column, column);
            }
        }

        for (int j = 0; j < dimension; j++)
            target[(j * dimension) + j] += weight * shrinkage * mean * scale[j] * scale[j];
    }

    /// <summary>How much to shrink, from 0 to 1, and the mean variance of a column, both of rows whose mean is zero.</summary>
    /// <remarks>
    /// With S the covariance of n rows x of d values and μ = tr S / d: δ = |S − μI|² / d and β = (Σ |x|⁴ / n − |S|²) / (n d),
    /// and the shrinkage is β / δ, at most 1. |S|² comes from the n × n products of the rows, which are fewer than d × d.
    /// </remarks>
    public static (double Shrinkage, double MeanVariance) Shrinkage(double[][] rows)
    {
        int n = rows.Length;
        int d = rows[0].Length;
        double[] squares = [.. rows.Select(r => TensorPrimitives.SumOfSquares<double>(r))];
        double mean = squares.Sum() / n / d;
        double squaredNorm = 0;
        for (int i = 0; i < n; i++)
        {
            squaredNorm += squares[i] * squares[i];
            for (int j = 0; j < i; j++)
                squaredNorm += 2 * Math.Pow(TensorPrimitives.Dot<double>(rows[i], rows[j]), 2);
        }

        squaredNorm /= (double)n * n;
        double delta = (squaredNorm / d) - (mean * mean);
        double beta = Math.Min(((squares.Sum(s => s * s) / n) - squaredNorm) / n / d, delta);
        return (beta > 0 ? beta / delta : 0, mean);
    }

    /// <summary>Rows less their mean, over their standard deviation; a column without spread keeps its scale.</summary>
    private static (double[][] Rows, double[] Scale) Standardize(double[][] rows)
    {
        double[] mean = Mean(rows);
        double[] scale = new double[mean.Length];
        foreach (double[] row in rows)
        {
            for (int j = 0; j < scale.Length; j++)
                scale[j] += (row[j] - mean[j]) * (row[j] - mean[j]) / rows.Length;
        }

        for (int j = 0; j < scale.Length; j++)
        {
            // Below this, a variance is the rounding error of a constant column.
            double rounding = (rows.Length * MachineEpsilon * scale[j]) + Math.Pow(rows.Length * MachineEpsilon * mean[j], 2);
            scale[j] = scale[j] <= rounding ? 1 : Math.Sqrt(scale[j]);
        }

        return ([.. rows.Select(r => r.Select((v, j) => (v - mean[j]) / scale[j]).ToArray())], scale);
    }
}
