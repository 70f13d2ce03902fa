using CsCheck;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Training;

namespace TextTransfer.Tests.Classification.Training;

public class LogisticRegressionTests
{
    private static SoftmaxWeights Fit(double[][] features, int[] labels, int classes, double c) =>
        LogisticRegression.Fit(ToMatrix(features), [.. Enumerable.Range(0, labels.Length)], labels, classes, c, null, TestContext.Current.CancellationToken);

    private static Matrix ToMatrix(double[][] rows)
    {
        var matrix = new Matrix(rows.Length, rows[0].Length);
        for (int i = 0; i < rows.Length; i++)
            rows[i].CopyTo(matrix.Row(i));
        return matrix;
    }

    private static readonly Gen<(double[][] Features, int[] Labels, int Classes, double C)> Problems =
        from classes in Gen.Int[2, 5]
        from n in Gen.Int[classes, 25]
        from d in Gen.Int[1, 6]
        from features in Gen.Double[-2, 2].Array[d].Array[n]
        from labels in Gen.Int[0, classes - 1].Array[n]
        from c in Gen.OneOf(0.1, 1.0, 10.0)
        select (features, labels.Select((k, i) => i < classes ? i : k).ToArray(), classes, c);

    private static Gen<((double[][] Features, int[] Labels, int Classes, double C) Problem, int[] Order)> Shuffled(
        Func<(double[][] Features, int[] Labels, int Classes, double C), int> count) =>
        from p in Problems
        from seed in Gen.Int
        select (p, Shuffle(count(p), seed));

    private static int[] Shuffle(int count, int seed)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new Random(seed).Shuffle(order);
        return order;
    }

    [Fact]
    public void Without_information_the_intercepts_are_the_log_odds_of_the_classes()
    {
        double[][] features = [[0], [0], [0], [0], [0], [0]];
        SoftmaxWeights fit = Fit(features, [0, 0, 0, 1, 1, 2], 3, 1);
        Assert.Equal(Math.Log(3.0 / 2), fit.Intercept(0) - fit.Intercept(1), 1e-6);
        Assert.Equal(Math.Log(3.0), fit.Intercept(0) - fit.Intercept(2), 1e-6);
    }

    /// <summary>
    /// Examples at −1 and 1 with one class each: by symmetry the intercepts vanish, and the binary form with weight w
    /// minimises 2·ln(1 + e^−w) + w² / 2C, so that w = 2C / (1 + e^w).
    /// </summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(30)]
    public void Two_symmetric_examples_have_the_weight_of_the_binary_closed_form(double c)
    {
        SoftmaxWeights fit = Fit([[-1], [1]], [0, 1], 2, c);
        double w = fit.Of(1)[0] - fit.Of(0)[0];
        Assert.Equal(2 / (1 + Math.Exp(w)), w / c, 1e-6);
        Assert.Equal(fit.Intercept(0), fit.Intercept(1), 1e-7);
    }

    [Fact]
    public void No_small_step_in_any_direction_is_downhill() => Problems.Sample(p =>
    {
        SoftmaxWeights fit = Fit(p.Features, p.Labels, p.Classes, p.C);
        double[] point = fit.Values;
        for (int j = 0; j < point.Length; j++)
        {
            const double step = 1e-4;
            double center = point[j];
            point[j] = center + step;
            double above = Loss(p, point);
            point[j] = center - step;
            double below = Loss(p, point);
            point[j] = center;
            Assert.InRange((above - below) / (2 * step), -2e-6, 2e-6);
        }
    }, iter: 100);

    [Fact]
    public void Gradient_descent_of_the_simplest_kind_finds_the_same_probabilities() => Problems.Sample(p =>
    {
        double[] point = new double[p.Classes * (p.Features[0].Length + 1)];
        // A bound of the curvature: half the largest squared length of an example with its constant 1, times n, plus the penalty.
        double step = 1 / ((0.5 * p.Features.Sum(x => x.Sum(v => v * v) + 1)) + (2 / p.C));
        for (int iteration = 0; iteration < 20_000; iteration++)
        {
            double[] gradient = Gradient(p, point);
            for (int j = 0; j < point.Length; j++)
                point[j] -= step * gradient[j];
        }
        var slow = new SoftmaxWeights(point, p.Features[0].Length, p.Classes);
        SoftmaxWeights fast = Fit(p.Features, p.Labels, p.Classes, p.C);
        foreach (double[] x in p.Features)
            AssertClose(Predict(slow, x), Predict(fast, x), 1e-4);
    }, iter: 10);

    [Fact]
    public void The_order_of_examples_does_not_matter() => Shuffled(p => p.Labels.Length).Sample((p, order) =>
    {
        SoftmaxWeights one = Fit(p.Features, p.Labels, p.Classes, p.C);
        SoftmaxWeights two = Fit([.. order.Select(i => p.Features[i])], [.. order.Select(i => p.Labels[i])], p.Classes, p.C);
        AssertClose(one.Values, two.Values, 1e-4);
    }, iter: 50);

    [Fact]
    public void Renaming_classes_renames_probabilities() => Shuffled(p => p.Classes).Sample((p, names) =>
    {
        SoftmaxWeights one = Fit(p.Features, p.Labels, p.Classes, p.C);
        SoftmaxWeights two = Fit(p.Features, [.. p.Labels.Select(k => names[k])], p.Classes, p.C);
        foreach (double[] x in p.Features)
        {
            double[] renamed = Predict(two, x);
            AssertClose(Predict(one, x), [.. names.Select(k => renamed[k])], 1e-5);
        }
    }, iter: 50);

    [Fact]
    public void Cancelling_stops_a_fit() =>
        Assert.Throws<OperationCanceledException>(() => LogisticRegression.Fit(ToMatrix([[-1], [1]]), [0, 1], [0, 1], 2, 1, null, new CancellationToken(true)));

    private static double[] Predict(SoftmaxWeights weights, double[] x)
    {
        double[] p = new double[weights.Classes];
        weights.Predict(x, p);
        Assert.Equal(1, p.Sum(), 1e-12);
        return p;
    }

    private static double Loss((double[][] Features, int[] Labels, int Classes, double C) p, double[] point)
    {
        int d = p.Features[0].Length;
        double loss = (p.Classes == 2 ? 2 : 1) / (2 * p.C) * point.Take(p.Classes * d).Sum(w => w * w);
        for (int i = 0; i < p.Labels.Length; i++)
        {
            double[] z = Logits(p, point, i);
            loss += Math.Log(z.Sum(Math.Exp)) - z[p.Labels[i]];
        }
        return loss;
    }

    private static double[] Gradient((double[][] Features, int[] Labels, int Classes, double C) p, double[] point)
    {
        int d = p.Features[0].Length;
        double[] gradient = [.. point.Select((w, j) => j < p.Classes * d ? (p.Classes == 2 ? 2 : 1) / p.C * w : 0)];
        for (int i = 0; i < p.Labels.Length; i++)
        {
            double[] z = [.. Logits(p, point, i).Select(Math.Exp)];
            for (int k = 0; k < p.Classes; k++)
            {
                double error = (z[k] / z.Sum()) - (k == p.Labels[i] ? 1 : 0);
                for (int j = 0; j < d; j++)
                    gradient[(k * d) + j] += error * p.Features[i][j];
                gradient[(p.Classes * d) + k] += error;
            }
        }
        return gradient;
    }

    private static double[] Logits((double[][] Features, int[] Labels, int Classes, double C) p, double[] point, int i)
    {
        int d = p.Features[0].Length;
        return [.. Enumerable.Range(0, p.Classes).Select(k => p.Features[i].Select((x, j) => x * point[(k * d) + j]).Sum() + point[(p.Classes * d) + k])];
    }

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }
}
