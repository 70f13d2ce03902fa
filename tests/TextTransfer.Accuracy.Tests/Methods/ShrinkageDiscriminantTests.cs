using System.Text.Json;
using TextTransfer.Accuracy.Methods;

namespace TextTransfer.Accuracy.Tests.Methods;

public sealed class ShrinkageDiscriminantTests
{
    private static readonly Golden Reference = Read();

    public static TheoryData<string> Names => [.. Reference.Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Probabilities_are_those_of_scikit_learn(string name)
    {
        GoldenCase golden = Reference.Cases.Single(c => c.Name == name);
        EmbeddedCorpus training = Toy.Corpus([.. golden.Labels.Zip(golden.Vectors, (l, v) => ($"class {l}", v))]);

        IProbabilityModel model = new ShrinkageDiscriminantMethod().Fit(training, 0, TestContext.Current.CancellationToken);

        foreach ((double[] query, double[] expected) in golden.Queries.Zip(golden.Probabilities))
        {
            double[] actual = model.Predict(Toy.Text(query));
            Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, 1e-7));
        }
    }

    [Fact]
    public void Shrinkage_is_the_formula_of_the_paper_over_whole_matrices()
    {
        double[][] rows = [[1, -2, 0.5], [-0.5, 1, 0.25], [0.25, 2, -1], [-0.75, -1, 0.25]]; // Columns sum to 0.
        int n = rows.Length;
        int d = rows[0].Length;
        double[,] covariance = new double[d, d];
        foreach (double[] r in rows)
        {
            for (int i = 0; i < d; i++)
            {
                for (int j = 0; j < d; j++)
                    covariance[i, j] += r[i] * r[j] / n;
            }
        }

        double mean = Enumerable.Range(0, d).Average(i => covariance[i, i]);
        double Distance(Func<int, int, double> other) => Enumerable.Range(0, d * d).Sum(k => Math.Pow(covariance[k / d, k % d] - other(k / d, k % d), 2)) / d;
        double delta = Distance((i, j) => i == j ? mean : 0);
        double beta = rows.Sum(r => Distance((i, j) => r[i] * r[j])) / n / n;

        (double shrinkage, double meanVariance) = LedoitWolf.Shrinkage(rows);

        Assert.Equal(Math.Min(1, beta / delta), shrinkage, 12);
        Assert.Equal(mean, meanVariance, 12);
    }

    [Fact]
    public void One_text_a_class_leaves_the_frequencies()
    {
        IProbabilityModel model = new ShrinkageDiscriminantMethod().Fit(Toy.Corpus(("a", [1, 0]), ("b", [0, 1])), 0, TestContext.Current.CancellationToken);

        Assert.Equal([0.5, 0.5], model.Predict(Toy.Text(1, 0)));
    }

    private static Golden Read()
    {
        using Stream stream = typeof(ShrinkageDiscriminantTests).Assembly.GetManifestResourceStream("lda.json")!;
        return JsonSerializer.Deserialize<Golden>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record Golden(GoldenCase[] Cases);

    private sealed record GoldenCase(string Name, int[] Labels, double[][] Vectors, double[][] Queries, double[][] Probabilities);
}
