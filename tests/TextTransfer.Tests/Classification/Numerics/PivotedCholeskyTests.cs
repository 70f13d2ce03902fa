using CsCheck;
using TextTransfer.Classification.Numerics;

namespace TextTransfer.Tests.Classification.Numerics;

public class PivotedCholeskyTests
{
    private sealed class LinearKernel(double[][] rows) : IKernel
    {
        public int Count => rows.Length;

        public double Of(int i, int j) => rows[i].Zip(rows[j], (a, b) => a * b).Sum();

        public double Diagonal(int index) => Of(index, index);

        public void Row(int index, Span<double> row)
        {
            for (int j = 0; j < Count; j++)
                row[j] = Of(index, j);
        }
    }

    private static readonly Gen<double[][]> Rows =
        from n in Gen.Int[1, 20]
        from d in Gen.Int[1, 30]
        from rows in Gen.Double[-1, 1].Array[d].Array[n]
        select rows;

    [Fact]
    public void Inner_products_of_features_are_the_kernel() => Rows.Sample(rows =>
    {
        var kernel = new LinearKernel(rows);
        PivotedCholesky basis = PivotedCholesky.Of(kernel, TestContext.Current.CancellationToken);
        Assert.True(basis.Features.Columns <= Math.Min(rows.Length, rows[0].Length));
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < rows.Length; j++)
                Assert.Equal(kernel.Of(i, j), Dot(basis.Features.Row(i), basis.Features.Row(j)), 1e-6);
        }
    });

    [Fact]
    public void More_features_than_there_was_room_for_at_first_are_found()
    {
        var random = new Random(2);
        double[][] rows = [.. Enumerable.Range(0, 200).Select(_ => Enumerable.Range(0, 150).Select(_ => random.NextDouble() - 0.5).ToArray())];
        var kernel = new LinearKernel(rows);
        PivotedCholesky basis = PivotedCholesky.Of(kernel, TestContext.Current.CancellationToken);
        Assert.Equal(150, basis.Features.Columns);
        for (int i = 0; i < rows.Length; i++)
            Assert.Equal(kernel.Of(i, 0), Dot(basis.Features.Row(i), basis.Features.Row(0)), 1e-6);
    }

    [Fact]
    public void A_linear_function_of_features_is_one_of_kernel_rows() => Rows.Sample(rows =>
    {
        var kernel = new LinearKernel(rows);
        PivotedCholesky basis = PivotedCholesky.Of(kernel, TestContext.Current.CancellationToken);
        double[] weights = [.. Enumerable.Range(1, basis.Features.Columns).Select(j => Math.Sin(j))];
        double[] coefficients = basis.PivotCoefficients(weights);
        for (int i = 0; i < rows.Length; i++)
        {
            double expected = Dot(weights, basis.Features.Row(i));
            Assert.Equal(expected, coefficients.Select((c, p) => c * kernel.Of(basis.Pivots[p], i)).Sum(), 1e-3);
        }
    });

    [Fact]
    public void Equal_examples_need_no_feature_of_their_own()
    {
        PivotedCholesky basis = PivotedCholesky.Of(new LinearKernel([[1, 2], [1, 2], [1, 2], [0, 0]]), TestContext.Current.CancellationToken);
        Assert.Equal(1, basis.Features.Columns);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
