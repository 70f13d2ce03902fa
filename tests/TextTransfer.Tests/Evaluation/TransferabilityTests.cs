using MathNet.Numerics.LinearAlgebra;
using TextTransfer.Corpora.Indexing;
using TextTransfer.Statistics;

namespace TextTransfer.Tests;

public class TransferabilityTests
{
    private static readonly ClassIndex Classes = new(new Corpus(Enumerable.Range(0, 60).Select(i => new LabeledText($"{i}", $"{i % 3}"))));

    /// <summary>The evidence written out as the density of the indicators under N(0, 1/β + F·Fᵀ/α), at its greatest on a fine grid.</summary>
    [Fact]
    public void LogMe_is_the_greatest_evidence_of_a_bayesian_regression()
    {
        double[][] features = Features(signal: 1);
        var f = Matrix<double>.Build.DenseOfRowArrays(features);
        double expected = Enumerable.Range(0, 3).Average(k =>
        {
            var y = Vector<double>.Build.Dense(60, i => i % 3 == k ? 1 : 0);
            var grid = from a in Enumerable.Range(-40, 120) from b in Enumerable.Range(-20, 80) select (Alpha: Math.Exp(a / 10.0), Beta: Math.Exp(b / 10.0));
            return grid.Max(g => Density(f, y, g.Alpha, g.Beta)) / 60;
        });
        Assert.Equal(expected, Transferability.Of(features, Classes, TestContext.Current.CancellationToken).LogMe, 1e-3);

        static double Density(Matrix<double> f, Vector<double> y, double alpha, double beta)
        {
            // Sylvester and Woodbury turn 60 × 60 into 4 × 4.
            Matrix<double> inner = Matrix<double>.Build.DenseIdentity(f.ColumnCount) * alpha + f.TransposeThisAndMultiply(f) * beta;
            Vector<double> fy = f.TransposeThisAndMultiply(y);
            double quadratic = (beta * y.DotProduct(y)) - (beta * beta * fy.DotProduct(inner.Solve(fy)));
            double determinant = Math.Log(inner.Determinant()) - (f.ColumnCount * Math.Log(alpha)) - (f.RowCount * Math.Log(beta));
            return -0.5 * (quadratic + determinant + (f.RowCount * Math.Log(2 * Math.PI)));
        }
    }

    [Fact]
    public void HScore_is_one_less_than_the_classes_for_perfect_features_and_small_for_noise()
    {
        double[][] perfect = [.. Enumerable.Range(0, 60).Select(i => Enumerable.Range(0, 3).Select(k => i % 3 == k ? 1.0 : 0).ToArray())];
        Assert.Equal(2, Transferability.Of(perfect, Classes, TestContext.Current.CancellationToken).HScore, 1e-9);
        Assert.InRange(Transferability.Of(Features(signal: 0), Classes, TestContext.Current.CancellationToken).HScore, 0, 0.5);
    }

    [Fact]
    public void Both_rise_with_what_the_features_tell()
    {
        Transferability[] scores = [.. new[] { 0.0, 0.5, 1, 2, 4 }.Select(s => Transferability.Of(Features(s), Classes, TestContext.Current.CancellationToken))];
        Assert.Equal(scores.OrderBy(s => s.LogMe), scores);
        Assert.Equal(scores.OrderBy(s => s.HScore), scores);
    }

    [Fact]
    public void Scoring_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => Transferability.Of(Features(signal: 1), Classes, new CancellationToken(canceled: true)));

    private static double[][] Features(double signal)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, 60).Select(i => Enumerable.Range(0, 4).Select(j => (i % 3 == j ? signal : 0) + Samples.Normal(random)).ToArray())];
    }
}
