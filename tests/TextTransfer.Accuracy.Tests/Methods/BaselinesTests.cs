using TextTransfer.Accuracy.Methods;

namespace TextTransfer.Accuracy.Tests.Methods;

public sealed class BaselinesTests
{
    /// <summary>
    /// Two texts at right angles: by symmetry the log-odds of each are t, and −2σ(−t) + 2t/C = 0, so t = C σ(−t).
    /// </summary>
    [Theory]
    [InlineData("probe-c1", 1)]
    [InlineData("probe", 10)]
    public void The_probes_have_the_penalty_of_their_name(string name, double c)
    {
        double t = 0;
        for (int i = 0; i < 200; i++)
            t += 0.1 * ((c / (1 + Math.Exp(t))) - t);
        IProbabilityModel model = Baselines.Named([name]).Single().Fit(Toy.Corpus(("a", [2, 0]), ("b", [0, 3])), 0, TestContext.Current.CancellationToken);

        double[] p = model.Predict(Toy.Text(0, 1));

        Assert.Equal(t, Math.Log(p[1] / p[0]), 1e-5);
    }

    [Fact]
    public void A_method_that_is_not_there_is_named_beside_those_that_are()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Baselines.Named(["probe", "svm"]));

        Assert.Equal("There is no method 'svm'; there are majority, tfidf, knn, ncm, lda, probe-c1, probe, mixture.", error.Message);
    }
}
