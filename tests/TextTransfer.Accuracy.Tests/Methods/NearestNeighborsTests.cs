using CsCheck;
using TextTransfer.Accuracy.Methods;

namespace TextTransfer.Accuracy.Tests.Methods;

public sealed class NearestNeighborsTests
{
    [Fact]
    public void Votes_are_those_of_all_rows_sorted_by_distance() =>
        Gen.Select(Gen.Double[-1, 1].Array[2].Array[4, 20], Gen.Double[-1, 1].Array[2]).Sample((vectors, query) =>
        {
            (string Label, double[] Vector)[] rows = [.. vectors.Select((v, i) => (i % 3 == 0 ? "a" : "b", (double[])[v[0] + 0.1, v[1] + 2]))];
            int k = Math.Min(5, Math.Max(rows.Count(r => r.Label == "a"), rows.Count(r => r.Label == "b")));
            double[] at = [query[0], query[1] + 2];
            (string Label, double Weight)[] nearest = [.. rows.Select(r => (r.Label, Distance: 1 - Cosine(r.Vector, at))).OrderBy(r => r.Distance).Take(k).Select(r => (r.Label, 1 / Math.Max(1e-6, r.Distance)))];
            double share = nearest.Where(n => n.Label == "a").Sum(n => n.Weight) / nearest.Sum(n => n.Weight);

            double[] p = new NearestNeighborsMethod().Fit(Toy.Corpus(rows), 0).Predict(Toy.Text(at));

            Assert.Equal(((k * share) + 0.5) / (k + 1), p[0], 1e-6);
            Assert.Equal(1, p.Sum(), 1e-12);
        }, iter: 200);

    [Fact]
    public void No_class_is_impossible()
    {
        IProbabilityModel model = new NearestNeighborsMethod().Fit(Toy.Corpus(("a", [1, 0]), ("b", [0, 1]), ("c", [-1, 0])), 0, TestContext.Current.CancellationToken);

        // One neighbour, since no class has two texts; its vote and an even one.
        double[] p = model.Predict(Toy.Text(2, 0));
        Assert.All(p.Zip([4.0 / 6, 1.0 / 6, 1.0 / 6]), v => Assert.Equal(v.Second, v.First, 1e-12));
    }

    private static double Cosine(double[] a, double[] b)
    {
        float[] x = [.. a.Select(v => (float)v)];
        float[] y = [.. b.Select(v => (float)v)];
        return x.Zip(y, (u, v) => (double)u * v).Sum() / Math.Sqrt(x.Sum(u => (double)u * u) * y.Sum(v => (double)v * v));
    }
}
