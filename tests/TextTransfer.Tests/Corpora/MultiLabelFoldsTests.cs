using CsCheck;

namespace TextTransfer.Tests.Corpora;

public class MultiLabelFoldsTests
{
    private static readonly Gen<(int[][] Sets, int Folds, int Seed)> Corpora =
        from sets in Gen.Int[0, 4].HashSet[0, 3].Select(s => s.Order().ToArray()).Array[2, 60]
        from folds in Gen.Int[2, 6]
        from seed in Gen.Int[0, 1000]
        select (sets, folds, seed);

    private static Corpus CorpusOf(int[][] sets, Func<int, string?>? groupOf = null) =>
        new(sets.Select((s, i) => new LabeledText($"text {i}", LabelSet.Join([.. s.Select(l => $"l{l}")])) { Group = groupOf?.Invoke(i) }));

    [Fact]
    public void Every_text_is_tested_once_and_equal_seeds_give_equal_folds() => Corpora.Sample(c =>
    {
        Corpus corpus = CorpusOf(c.Sets);
        IReadOnlyList<Fold> folds = Folds.MultiLabelStratified(corpus, c.Folds, 2, c.Seed);
        foreach (var repeat in folds.GroupBy(f => f.Repeat))
            Assert.Equal(Enumerable.Range(0, c.Sets.Length), repeat.SelectMany(f => f.Test).Order());
        Assert.All(folds, f => Assert.Equal(Enumerable.Range(0, c.Sets.Length), f.Training.Concat(f.Test).Order()));
        Assert.Equal(folds.Select(f => f.Test), Folds.MultiLabelStratified(corpus, c.Folds, 2, c.Seed).Select(f => f.Test));
    });

    /// <summary>The rarest label is dealt out before there is anything to make up for.</summary>
    [Fact]
    public void The_rarest_label_is_spread_to_within_one_text() => Corpora.Sample(c =>
    {
        int[] counts = [.. Enumerable.Range(0, 5).Select(l => c.Sets.Count(s => s.Contains(l)))];
        int rarest = Enumerable.Range(0, 5).Where(l => counts[l] > 0).OrderBy(l => counts[l]).FirstOrDefault(-1);
        if (rarest < 0)
            return;
        int[] inFold = [.. Folds.MultiLabelStratified(CorpusOf(c.Sets), c.Folds, 1, c.Seed).Select(f => f.Test.Count(i => c.Sets[i].Contains(rarest)))];
        Assert.InRange(inFold.Max() - inFold.Min(), 0, 1);
    });

    [Fact]
    public void Folds_keep_the_cardinality_and_the_share_of_every_label_better_than_chance()
    {
        var random = new Random(3);
        double ours = 0, chance = 0;
        for (int trial = 0; trial < 30; trial++)
        {
            double[] rates = [0.03, 0.1, 0.2, 0.5];
            int[][] sets = [.. Enumerable.Range(0, 100).Select(_ => Enumerable.Range(0, 4).Where(l => random.NextDouble() < rates[l]).ToArray())];
            IReadOnlyList<Fold> folds = Folds.MultiLabelStratified(CorpusOf(sets), 5, 1, trial);
            int[] shuffled = [.. Enumerable.Range(0, 100)];
            random.Shuffle(shuffled);
            ours += Deviation(sets, [.. folds.Select(f => f.Test.ToArray())]);
            chance += Deviation(sets, [.. shuffled.Chunk(20)]);
            Assert.All(folds, f => Assert.InRange(f.Test.Count, 17, 23));
            Assert.All(folds, f => Assert.Equal(sets.Average(s => s.Length), f.Test.Average(i => sets[i].Length), 0.2));
        }
        Assert.True(ours < chance / 5, $"{ours} against {chance}");
    }

    [Fact]
    public void Groups_stay_together() => Gen.Select(Corpora, Gen.Int[2, 8]).Sample((c, groups) =>
    {
        Corpus corpus = CorpusOf(c.Sets, i => $"g{i % groups}");
        foreach (Fold fold in Folds.MultiLabelStratified(corpus, c.Folds, 1, c.Seed))
            Assert.Empty(fold.Test.Select(i => i % groups).Intersect(fold.Training.Select(i => i % groups)));
    });

    /// <summary>The sum of squared differences between the texts a fold has of a label and its even share.</summary>
    private static double Deviation(int[][] sets, int[][] folds) =>
        Enumerable.Range(0, 4).Sum(l => folds.Sum(f => Math.Pow(f.Count(i => sets[i].Contains(l)) - (sets.Count(s => s.Contains(l)) / (double)folds.Length), 2)));
}
