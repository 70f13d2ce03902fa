using TextTransfer.Accuracy.Auditing;

namespace TextTransfer.Accuracy.Tests;

public class AuditBenchmarkTests
{
    [Theory]
    [InlineData(0.05, 3)]
    [InlineData(0.2, 12)]
    [InlineData(0.001, 1)]
    public void A_share_of_labels_is_made_wrong_and_no_other_is_touched(double share, int expected)
    {
        EmbeddedCorpus corpus = Classes();
        foreach (NoiseKind kind in Enum.GetValues<NoiseKind>())
        {
            LabelNoise noise = LabelNoise.Apply(corpus, share, kind, seed: 3);
            Assert.Equal(expected, noise.Count);
            for (int i = 0; i < corpus.Texts.Count; i++)
                Assert.Equal(noise.IsFlipped[i], corpus.Corpus.Texts[i].Label != noise.Corpus.Corpus.Texts[i].Label);
        }
    }

    [Fact]
    public void The_nearest_class_is_that_of_the_nearest_mean()
    {
        // 'a' at 0°, 'b' at 20°, 'c' at 90°.
        LabelNoise noise = LabelNoise.Apply(Classes(), 0.5, NoiseKind.Nearest, seed: 1);
        string[] moves = [.. Classes().Corpus.Texts.Zip(noise.Corpus.Corpus.Texts).Where(t => t.First.Label != t.Second.Label).Select(t => t.First.Label + t.Second.Label).Distinct().Order()];
        Assert.Equal(["ab", "ba", "cb"], moves);
    }

    [Fact]
    public void The_scores_of_cleanlab_are_read_off_the_same_probabilities()
    {
        EmbeddedCorpus corpus = Classes();
        JudgedLabels judged = JudgedLabels.Of(corpus, new() { Repeats = 1 }, TestContext.Current.CancellationToken);

        // With three classes the margin is at most p − (1 − p) / 2 and at least p − (1 − p).
        Assert.All(judged.SelfConfidence.Zip(judged.NormalizedMargin), s => Assert.InRange(s.Second, (2 * s.First) - 1 - 1e-9, s.First - ((1 - s.First) / 2) + 1e-9));
        Assert.Equal(corpus.Texts.Count, judged.Suspicions.Count);
    }

    [Fact]
    public void A_table_goes_on_where_it_was_and_refuses_other_columns()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("rows.csv");
        using (GrowingTable table = new(path, ["set", "draw", "value"], keyColumns: 2))
            table.Add(["a,b", "0", "1.5"]);
        using (GrowingTable table = new(path, ["set", "draw", "value"], keyColumns: 2))
        {
            Assert.True(table.Contains("a,b", "0"));
            Assert.False(table.Contains("a,b", "1"));
            table.Add(["c", "1", "2"]);
        }

        Assert.Equal(["1.5", "2"], GrowingTable.Read(path).Select(r => r["value"]));
        Assert.Throws<AccuracyFileException>(() => new GrowingTable(path, ["set", "value"], keyColumns: 1));
    }

    private static EmbeddedCorpus Classes()
    {
        (string, double)[] places = [("a", 0), ("b", 20), ("c", 90)];
        return Toy.Corpus([.. Enumerable.Range(0, 60).Select(i => (places[i % 3].Item1, At(places[i % 3].Item2 + (i / 3 * 0.1))))]);
    }

    private static double[] At(double degrees) => [Math.Cos(degrees * Math.PI / 180), Math.Sin(degrees * Math.PI / 180)];
}
