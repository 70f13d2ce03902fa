using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Training;
using TextTransfer.Classification.Views;

namespace TextTransfer.Tests.Classification.Views;

public class ViewTests
{
    private static readonly EmbeddedCorpus Corpus = Synthetic.Embed(Synthetic.Corpus(3, 6));

    public static TheoryData<string> Names => ["last", "layers", "words", "characters"];

    private static IView View(string name) => ViewSet.For(5, hasTitles: true).Select(v => v.View).Single(v => v.Name == name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernels_are_centred_and_of_mean_squared_length_one(string name)
    {
        IFittedView view = View(name).Fit(Corpus.Texts);
        double[] row = new double[view.Count];
        double diagonal = 0;
        for (int i = 0; i < view.Count; i++)
        {
            view.Row(i, row);
            Assert.Equal(0, row.Sum(), 1e-6);
            Assert.Equal(row[i], view.Diagonal(i), 1e-9);
            diagonal += row[i] / view.Count;
        }
        Assert.Equal(1, diagonal, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Collapsed_weights_predict_as_the_fit_in_the_kernel_did(string name)
    {
        IView view = View(name);
        int[] labels = [.. Corpus.Corpus.Texts.Select(t => t.Label[0] - 'a')];
        int[] rows = [.. Enumerable.Range(0, labels.Length)];
        var space = new ViewSpace(view, Corpus.Texts, TestContext.Current.CancellationToken);
        SoftmaxWeights fit = LogisticRegression.Fit(space.Features, rows, labels, 3, 2, null, TestContext.Current.CancellationToken);
        IViewModel collapsed = space.Fit(labels, 3, 2, 1, TestContext.Current.CancellationToken);
        foreach (int i in rows)
        {
            double[] expected = new double[3], actual = new double[3];
            fit.Predict(space.Features.Row(i), expected);
            collapsed.Predict(Corpus.Texts[i], actual);
            Softmax.InPlace(actual);
            Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, 1e-4));
        }
    }

    /// <summary>
    /// The kernel form against the primal form: the same regression on centred vectors of length 1 themselves,
    /// with no kernel in between, has the same probabilities for texts it was not trained on.
    /// </summary>
    [Fact]
    public void The_kernel_form_is_the_primal_form()
    {
        int[] labels = [.. Corpus.Corpus.Texts.Select(t => t.Label[0] - 'a')];
        var vectors = new Matrix(labels.Length, Synthetic.Dimension);
        for (int i = 0; i < labels.Length; i++)
            Unit(Corpus.Texts[i]).CopyTo(vectors.Row(i));
        SoftmaxWeights primal = LogisticRegression.Fit(vectors, [.. Enumerable.Range(0, labels.Length)], labels, 3, 10, null, TestContext.Current.CancellationToken);
        IProbabilityModel probe = ClassificationMethods.Probe.Fit(Corpus, 0, TestContext.Current.CancellationToken);
        foreach (string text in new[] { "a new one", "b", "c lamp lamp" })
        {
            double[] expected = new double[3];
            primal.Predict(Unit(Synthetic.Text(text)), expected);
            Assert.All(expected.Zip(probe.Predict(Synthetic.Text(text))), p => Assert.Equal(p.First, p.Second, 1e-5));
        }

        static double[] Unit(EmbeddedText text)
        {
            double[] vector = [.. text.Embedding.Vector.ToArray().Select(v => (double)v)];
            double norm = Math.Sqrt(vector.Sum(v => v * v));
            return [.. vector.Select(v => v / norm)];
        }
    }

    [Fact]
    public void Tf_idf_is_its_formula()
    {
        EmbeddedText[] texts = [Synthetic.Text("red red blue"), Synthetic.Text("red")];
        Vocabulary vocabulary = Vocabulary.Of(TextAnalyzer.Words, texts);
        // Terms by first occurrence: red (in 2 of 2 texts), blue, "red red", "red blue" (in 1).
        double rare = 1 + Math.Log(3.0 / 2), unseen = 1 + Math.Log(3.0);
        double red = 1 + Math.Log(2);
        // "red red blue green": green and "blue green" are unknown, "red blue" does not occur twice.
        SparseVector vector = vocabulary.Vectorize("Red red, blue green");
        double whole = Math.Sqrt((red * red) + (3 * rare * rare) + (2 * unseen * unseen));
        Assert.Equal([0, 1, 2, 3], vector.Indices);
        Assert.Equal([red / whole, rare / whole, rare / whole, rare / whole], vector.Values, (a, b) => Math.Abs(a - b) < 1e-6);
    }
}
