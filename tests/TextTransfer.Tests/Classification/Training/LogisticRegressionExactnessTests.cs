using CsCheck;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Training;

namespace TextTransfer.Tests.Classification.Training;

/// <summary>A fit is the optimum, whatever the examples look like.</summary>
public class LogisticRegressionExactnessTests
{
    /// <summary>Some rows are equal, some features constant, some classes have one example; most are separable.</summary>
    private static readonly Gen<SoftmaxProblem> Problems =
        from classes in Gen.Int[2, 7]
        from n in Gen.Int[classes, 30]
        from d in Gen.Int[1, 40]
        from scale in Gen.OneOf(0.01, 1.0, 100.0)
        from rows in Gen.Double[-1, 1].Array[d].Array[n]
        from copies in Gen.Int[0, n - 1].Array[n]
        from labels in Gen.Int[0, classes - 1].Array[n]
        from weights in Gen.Double[0.1, 5].Array[n]
        from c in Gen.OneOf(1e-3, 0.1, 1.0, 10.0, 1e4)
        select new SoftmaxProblem(
            [.. copies.Select((copy, i) => rows[i % 3 == 0 ? copy : i].Select((x, j) => scale * (j % 5 == 4 ? 1 : x)).ToArray())],
            [.. labels.Select((k, i) => i < classes ? i : k)], classes, c)
        { ExampleWeights = weights };

    [Fact]
    public void The_gradient_vanishes_where_a_fit_ends() => Problems.Sample(p => Assert.InRange(p.GradientNorm(p.Fit().Values), 0, 1.05e-6), iter: 300);

    [Fact]
    public void The_gradient_vanishes_with_a_hundred_and_fifty_classes()
    {
        var random = new Random(3);
        double[][] features = [.. Enumerable.Range(0, 300).Select(_ => Enumerable.Range(0, 40).Select(_ => random.NextDouble() - 0.5).ToArray())];
        foreach (double c in (double[])[0.1, 10, 1e4])
        {
            var problem = new SoftmaxProblem(features, [.. Enumerable.Range(0, 300).Select(i => i % 150)], 150, c);
            Assert.InRange(problem.GradientNorm(problem.Fit().Values), 0, 1.05e-6);
        }
    }

    /// <summary>
    /// The optimum is within gradient / penalty of the point returned, which with the penalties here is 1e-5. Intercepts have no
    /// penalty: where hardly anything depends on them, a gradient of 1e-6 leaves them open by more.
    /// </summary>
    [Fact]
    public void Newton_on_the_whole_Hessian_finds_the_same_weights() =>
        Problems.Where(p => p.C <= 10 && p.Features[0].Length <= 6).Sample(p =>
        {
            double[] expected = p.SolveByNewton();
            double[] actual = p.Fit().Values;
            int weights = p.Classes * p.Features[0].Length;
            for (int j = 0; j < weights; j++)
                Assert.Equal(expected[j], actual[j], 2e-5);
            for (int k = weights; k < expected.Length; k++)
                Assert.Equal(expected[k] - expected[weights], actual[k] - actual[weights], 1e-2);
        }, iter: 60);

    /// <summary>
    /// One example per class, each with a feature of its own: by symmetry w on the diagonal, −w / (K − 1) elsewhere and no
    /// intercepts, and the slope by w is penalty · w − (1 − p).
    /// </summary>
    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 1e6)]
    [InlineData(3, 0.1)]
    [InlineData(150, 1)]
    [InlineData(150, 1e5)]
    public void One_example_per_class_has_the_closed_form(int classes, double c)
    {
        double[][] features = [.. Enumerable.Range(0, classes).Select(k => Enumerable.Range(0, classes).Select(j => j == k ? 1.0 : 0).ToArray())];
        SoftmaxWeights fit = new SoftmaxProblem(features, [.. Enumerable.Range(0, classes)], classes, c).Fit();
        double w = fit.Of(0)[0];
        double penalty = (classes == 2 ? 2 : 1) / c;
        double others = (classes - 1) * Math.Exp(-w * classes / (classes - 1));
        Assert.Equal(others / (1 + others), penalty * w, 1.05e-6);
        for (int k = 0; k < classes; k++)
        {
            Assert.Equal(w, fit.Of(k)[k], 1e-6 / penalty);
            Assert.Equal(-w / (classes - 1), fit.Of(k)[(k + 1) % classes], 1e-6 / penalty);
            Assert.Equal(0, fit.Intercept(k), 1e-3);
        }
    }

    [Fact]
    public void A_constant_feature_changes_nothing_but_intercepts() => Problems.Where(p => p.C <= 10).Sample(p =>
    {
        SoftmaxProblem more = p with { Features = [.. p.Features.Select(x => (double[])[.. x, 1])] };
        double[] one = p.Fit().Values, two = more.Fit().Values;
        for (int k = 0; k < p.Classes; k++)
            Assert.Equal(0, two[(k * (p.Features[0].Length + 1)) + p.Features[0].Length], 2e-5);
        for (int i = 0; i < p.Labels.Length; i++)
            AssertClose(p.Probabilities(one, i), more.Probabilities(two, i), 1e-3);
    }, iter: 50);

    [Fact]
    public void An_example_of_weight_three_counts_as_three() => Problems.Where(p => p.C <= 10).Sample(p =>
    {
        int[] counts = [.. p.ExampleWeights.Select(w => (int)Math.Ceiling(w))];
        int[] repeated = [.. counts.SelectMany((count, i) => Enumerable.Repeat(i, count))];
        SoftmaxProblem weighted = p with { ExampleWeights = [.. counts.Select(count => (double)count)] };
        var copied = new SoftmaxProblem([.. repeated.Select(i => p.Features[i])], [.. repeated.Select(i => p.Labels[i])], p.Classes, p.C);
        double[] one = weighted.Fit().Values, two = copied.Fit().Values;
        for (int j = 0; j < p.Classes * p.Features[0].Length; j++)
            Assert.Equal(two[j], one[j], 4e-5);
    }, iter: 50);

    [Fact]
    public void Where_a_fit_starts_does_not_matter() => Problems.Where(p => p.C <= 10).Sample(p =>
    {
        int[] rows = [.. Enumerable.Range(0, p.Labels.Length)];
        Matrix features = SoftmaxProblem.ToMatrix(p.Features);
        FitOptions options = new() { IsBalanced = true };
        SoftmaxWeights far = LogisticRegression.Fit(features, rows, p.Labels, p.Classes, 100 * p.C, null, TestContext.Current.CancellationToken, options);
        SoftmaxWeights warm = LogisticRegression.Fit(features, rows, p.Labels, p.Classes, p.C, far, TestContext.Current.CancellationToken, options);
        SoftmaxWeights cold = LogisticRegression.Fit(features, rows, p.Labels, p.Classes, p.C, null, TestContext.Current.CancellationToken, options);
        for (int k = 0; k < p.Classes; k++)
            AssertClose(cold.Of(k).ToArray(), warm.Of(k).ToArray(), 4e-5);
    }, iter: 50);

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }
}
