using System.Numerics.Tensors;

namespace TextTransfer.Classification.Numerics;

/// <summary>
/// Turns a kernel over n examples into at most n features whose inner products are the kernel, by Cholesky decomposition
/// with diagonal pivoting (Fine and Scheinberg, Efficient SVM training using low-rank kernel representations, 2001).
/// Chosen over an eigendecomposition because it costs n·r² instead of about 10·n³, needs only the rows of its r pivots
/// instead of the whole kernel, and stops by itself at the rank of the kernel.
/// </summary>
internal sealed class PivotedCholesky
{
    /// <summary>
    /// Beyond so many features the kernel is approximated by its leading pivots; every kernel of fewer examples, and
    /// the last layer of the usual encoders for any number of examples, is exact.
    /// </summary>
    private const int MaxRank = 1024;

    /// <summary>What of an example's squared length may be left out, relative to the mean squared length.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>Columns there is room for at first; their number doubles as needed.</summary>
    private const int FirstColumns = 64;

    private PivotedCholesky(Matrix features, int[] pivots) => (Features, Pivots) = (features, pivots);

    /// <summary>One row per example [n × rank].</summary>
    public Matrix Features { get; }

    /// <summary>The examples that span the others [rank], in the order of the features.</summary>
    public int[] Pivots { get; }

    public static PivotedCholesky Of(IKernel kernel, CancellationToken cancellationToken)
    {
        int n = kernel.Count;
        int maxRank = Math.Min(n, MaxRank);
        double[] residual = new double[n];
        for (int i = 0; i < n; i++)
            residual[i] = kernel.Diagonal(i);
        double threshold = Tolerance * Math.Max(TensorPrimitives.Average<double>(residual), double.Epsilon);

        var features = new Matrix(n, Math.Min(maxRank, FirstColumns));
        var pivots = new List<int>();
        double[] row = new double[n], known = new double[n];
        while (pivots.Count < maxRank)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int pivot = IndexOfMax(residual);
            if (residual[pivot] <= threshold)
                break;
            int k = pivots.Count;
            if (k == features.Columns)
                features = features.WithColumns(Math.Min(maxRank, 2 * k));
            kernel.Row(pivot, row);
            // What of the kernel the columns so far account for; the columns to come are still zero.
            features.MultiplyRows(features.PaddedRow(pivot)[..BlockProducts.PaddedWidth(k)], known);
            double length = Math.Sqrt(residual[pivot]);
            for (int i = 0; i < n; i++)
            {
                double value = (row[i] - known[i]) / length;
                features.Row(i)[k] = value;
                residual[i] -= value * value;
            }
            residual[pivot] = 0;
            pivots.Add(pivot);
        }
        return new(features.WithColumns(pivots.Count), [.. pivots]);
    }

    /// <summary>
    /// Expresses a linear function of the features as a combination of kernel rows:
    /// weights · features(x) = Σ result[p] · kernel(pivot p, x).
    /// </summary>
    /// <param name="weights">One weight per feature [rank].</param>
    /// <returns>One coefficient per pivot [rank].</returns>
    public double[] PivotCoefficients(ReadOnlySpan<double> weights)
    {
        // The features of the pivots are a lower triangle L; solve Lᵀ·result = weights from the last row upwards.
        double[] result = weights.ToArray();
        for (int p = Pivots.Length - 1; p >= 0; p--)
        {
            ReadOnlySpan<double> row = Features.Row(Pivots[p])[..(p + 1)];
            result[p] /= row[p];
            TensorPrimitives.MultiplyAdd(row[..p], -result[p], result.AsSpan(0, p), result.AsSpan(0, p));
        }
        return result;
    }

    private static int IndexOfMax(double[] values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
                best = i;
        }
        return best;
    }
}
