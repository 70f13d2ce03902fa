using CsCheck;
using TextTransfer.Accuracy.Methods;

namespace TextTransfer.Accuracy.Tests.Methods;

public sealed class NearestMeanTests
{
    /// <summary>The scale is read off a prediction: the log-odds of two classes over the difference of their cosines.</summary>
    [Fact]
    public void The_scale_is_the_most_likely_of_the_training_rows_left_out_one_by_one() =>
        Gen.Double[-1, 1].Array[3].Array[8].Sample(vectors =>
        {
            (string Label, double[] Vector)[] rows = [.. vectors.Select((v, i) => ($"{i % 3}", (double[])[v[0] + (i % 3 == 0 ? 0.5 : 0), v[1] + (i % 3 == 1 ? 0.5 : 0), v[2] + 1.5]))];
            double best = LogLikelihood(rows, ScaleOf(rows));

            Assert.True(best >= Enumerable.Range(0, 1001).Max(s => LogLikelihood(rows, s / 1000.0 * NearestMeanMethod.LargestScale)) - 1e-4);
        }, iter: 30);

    [Fact]
    public void Probabilities_are_a_softmax_of_the_cosines_to_the_means()
    {
        // Separable: the scale is the largest. Means lie on the axes by symmetry.
        IProbabilityModel model = new NearestMeanMethod().Fit(Toy.Corpus(("a", [3, 0.3]), ("a", [1, -0.1]), ("b", [0.2, 2]), ("b", [-0.4, 4])), 0, TestContext.Current.CancellationToken);

        double[] even = model.Predict(Toy.Text(1, 1));
        double[] near = model.Predict(Toy.Text(0.7, 0.714));
        double cosines = (0.714 - 0.7) / Math.Sqrt((0.7 * 0.7) + (0.714 * 0.714));

        Assert.Equal(0.5, even[0], 1e-5);
        Assert.Equal(NearestMeanMethod.LargestScale * cosines, Math.Log(near[1] / near[0]), 1e-4);
    }

    [Fact]
    public void One_text_a_class_takes_the_default_scale()
    {
        IProbabilityModel model = new NearestMeanMethod().Fit(Toy.Corpus(("a", [1, 0]), ("b", [0, 1])), 0, TestContext.Current.CancellationToken);
        double[] p = model.Predict(Toy.Text(1, 0));

        Assert.Equal(NearestMeanMethod.DefaultScale, Math.Log(p[0] / p[1]), 1e-9);
    }

    private static double ScaleOf((string Label, double[] Vector)[] rows)
    {
        IProbabilityModel model = new NearestMeanMethod().Fit(Toy.Corpus(rows), 0);
        double[] query = [1, -1, 0];
        double[] p = model.Predict(Toy.Text(query));
        return Math.Log(p[0] / p[1]) / (Cosine(Mean(rows, "0", -1), query) - Cosine(Mean(rows, "1", -1), query));
    }

    private static double LogLikelihood((string Label, double[] Vector)[] rows, double scale) =>
        rows.Select((row, i) =>
        {
            double[] logits = [.. new[] { "0", "1", "2" }.Select(l => scale * Cosine(Mean(rows, l, i), row.Vector))];
            return logits[row.Label[0] - '0'] - Math.Log(logits.Sum(Math.Exp));
        }).Sum();

    private static double[] Mean((string Label, double[] Vector)[] rows, string label, int without) =>
        rows.Where((r, i) => r.Label == label && i != without).Select(r => r.Vector.Select(v => v / Math.Sqrt(r.Vector.Sum(x => x * x))).ToArray())
            .Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);

    private static double Cosine(double[] a, double[] b) =>
        a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(y => y * y));
}
