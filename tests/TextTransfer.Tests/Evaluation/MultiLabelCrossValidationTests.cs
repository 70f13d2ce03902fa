using TextTransfer.Tests.Classification;

namespace TextTransfer.Tests;

public class MultiLabelCrossValidationTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    private static EmbeddedCorpus Corpus(int count) => Synthetic.Embed(new Corpus(Enumerable.Range(0, count).Select(i =>
        new LabeledText($"{(char)('a' + (i % 3))} text {i}", i % 3 == 2 ? "c|late" : i % 3 == 0 ? "a" : i % 2 == 0 ? "b|late" : "b"))));

    /// <summary>Says of every text what a list says, and learns nothing.</summary>
    private sealed class Oracle(string name, Func<string, string[]> labelsOf, string[] labels) : IMultiLabelMethod, IMultiLabelModel
    {
        public string Name => name;

        public IReadOnlyList<string> Labels => labels;

        public IMultiLabelModel Fit(EmbeddedCorpus training, int seed, CancellationToken cancellationToken = default) => this;

        public double[] Predict(EmbeddedText text) => [.. labels.Select(l => labelsOf(text.Text).Contains(l) ? 0.9 : 0.1)];

        public bool[] Decide(IReadOnlyList<double> probabilities) => [.. probabilities.Select(p => p > 0.5)];
    }

    [Fact]
    public void Figures_are_those_of_the_decisions_with_intervals_around_them()
    {
        EmbeddedCorpus corpus = Corpus(30);
        var gold = corpus.Corpus.Texts.ToDictionary(t => t.Text, t => LabelSet.Split(t.Label).ToArray());
        MultiLabelEvaluation e = corpus.CrossValidateMultiLabel(
            [
                new Oracle("right", t => gold[t], ["late", "c", "b", "a"]),
                new Oracle("blind", t => [.. gold[t].Where(l => l != "late")], ["a", "b", "c"]),
            ], new() { Repeats = 2 }, None);
        Assert.Equal((1, 1, 0, 1), (e.Scores[0].MicroF1.Value, e.Scores[0].MacroF1.Value, e.Scores[0].HammingLoss.Value, e.Scores[0].SubsetAccuracy.Value));

        // 10 texts of c are 'late', and 5 of b: those 15 of 45 pairs are missed.
        MultiLabelScore blind = e.Score;
        Assert.Equal(2.0 * 30 / (60 + 15), blind.MicroF1.Value, 1e-12);
        Assert.Equal(0.75, blind.MacroF1.Value, 1e-12);
        Assert.Equal(15 / 120.0, blind.HammingLoss.Value, 1e-12);
        Assert.Equal(0.5, blind.SubsetAccuracy.Value, 1e-12);
        Assert.Equal((1, 1.5, 0.375), (blind.Cardinality, e.Cardinality, e.Density));
        Assert.Equal([1, 1, 1, 0], blind.LabelF1);
        foreach (Estimate estimate in new[] { blind.MicroF1, blind.HammingLoss, blind.SubsetAccuracy })
            Assert.True(estimate.Lower < estimate.Value && estimate.Value < estimate.Upper);
        Assert.Contains("late 0.00 (15)", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_methods_are_scored_deterministically_whatever_the_workers()
    {
        MultiLabelEvaluation one = Corpus(30).CrossValidateMultiLabel(options: new() { Repeats = 1, Workers = 1 }, cancellationToken: None);
        MultiLabelEvaluation two = Corpus(30).CrossValidateMultiLabel(options: new() { Repeats = 1, Workers = 3 }, cancellationToken: None);
        Assert.Equal(["probe", "mixture"], one.Scores.Select(s => s.Name));
        Assert.Equal(one.ToString(), two.ToString());
        Assert.True(one.Score.MicroF1.Value > 0.7);
    }

    [Fact]
    public void On_real_texts_thresholds_find_labels_that_one_half_misses()
    {
        string path = Checkout.Shared("data/goemotions_ekman/train.csv");
        Corpus all = TextTransfer.Corpus.ReadCsv(path, new() { IsMultiLabel = true });
        using ITextEncoder encoder = MiniLM.Create();
        EmbeddedCorpus corpus = all.Subset([.. Enumerable.Range(0, 150)]).Embed(encoder, cancellationToken: None);
        MultiLabelEvaluation e = corpus.CrossValidateMultiLabel(options: new() { Repeats = 1, Folds = 3 }, cancellationToken: None);
        Assert.True(e.Scores[1].MicroF1.Value > e.Scores[0].MicroF1.Value + 0.03, e.ToString());
        Assert.True(e.Scores[1].MacroF1.Value > e.Scores[0].MacroF1.Value + 0.03, e.ToString());
        Assert.Equal(e.Cardinality, e.Score.Cardinality, 0.7);
    }
}
