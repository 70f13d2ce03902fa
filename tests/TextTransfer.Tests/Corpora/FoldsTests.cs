using CsCheck;

namespace TextTransfer.Tests.Corpora;

public sealed class FoldsTests
{
    private static readonly Gen<int[]> Classes = Gen.Int[0, 4].Array[2, 80];

    [Fact]
    public void Independent_texts_are_partitioned_and_stratified_within_one() =>
        Gen.Select(Classes, Gen.Int[2, 10], Gen.Int[1, 3], Gen.Int).Sample((classes, count, repeats, seed) =>
        {
            var corpus = new Corpus(classes.Select((c, i) => new LabeledText($"text {i}", $"class {c}")));
            IReadOnlyList<Fold> folds = Folds.Stratified(corpus, count, repeats, seed);

            int expected = Math.Min(count, classes.Length);
            Assert.Equal(expected * repeats, folds.Count);
            foreach (var repeat in folds.GroupBy(f => f.Repeat))
            {
                AssertPartition(repeat, classes.Length);
                Assert.InRange(repeat.Max(f => f.Test.Count) - repeat.Min(f => f.Test.Count), 0, 1);
                foreach (int c in classes.Distinct())
                {
                    int[] inFold = [.. repeat.Select(f => f.Test.Count(i => classes[i] == c))];
                    Assert.InRange(inFold.Max() - inFold.Min(), 0, 1);
                }
            }
        }, iter: 200);

    [Fact]
    public void Groups_and_equal_texts_are_never_on_both_sides() =>
        Gen.Select(Gen.Select(Gen.Int[0, 3], Gen.Int[-3, 12], Gen.Int[0, 30]).Array[4, 60], Gen.Int[2, 6], Gen.Int).Sample((rows, count, seed) =>
        {
            LabeledText[] texts = [.. rows.Select(r => new LabeledText($"text {r.Item3}", $"class {r.Item1}") { Group = r.Item2 < 0 ? null : $"group {r.Item2}" })];
            var corpus = new Corpus(texts);
            if (Components(texts) < 2)
            {
                Assert.Throws<CorpusTooSmallException>(() => Folds.Stratified(corpus, count, 1, seed));
                return;
            }

            IReadOnlyList<Fold> folds = Folds.Stratified(corpus, count, 2, seed);
            foreach (var repeat in folds.GroupBy(f => f.Repeat))
                AssertPartition(repeat, texts.Length);
            foreach (Fold fold in folds)
            {
                Assert.Empty(fold.Training.Select(i => texts[i].Text).Intersect(fold.Test.Select(i => texts[i].Text)));
                Assert.Empty(fold.Training.Select(i => texts[i].Group).OfType<string>().Intersect(fold.Test.Select(i => texts[i].Group).OfType<string>()));
            }

            Assert.Equal(folds.SelectMany(f => f.Test), Folds.Stratified(corpus, count, 2, seed).SelectMany(f => f.Test));
        }, iter: 200);

    [Fact]
    public void An_empty_corpus_is_told_that_it_has_no_texts() =>
        Assert.Contains("no texts", Assert.Throws<CorpusTooSmallException>(() => Folds.Stratified(new Corpus([]), 5, 1, 0)).Message, StringComparison.Ordinal);

    /// <summary>Twelve sites of one class each, in sizes 1 to 4: every class can be spread evenly, and is.</summary>
    [Fact]
    public void Groups_are_spread_evenly_over_folds()
    {
        var texts =
            from site in Enumerable.Range(0, 12)
            from post in Enumerable.Range(0, 1 + (site / 3))
            select new LabeledText($"{site}/{post}", $"class {site % 3}") { Group = $"{site}" };

        foreach (int seed in Enumerable.Range(0, 20))
        {
            IReadOnlyList<Fold> folds = Folds.Stratified(new Corpus(texts), 2, 1, seed);
            Assert.All(folds, f => Assert.Equal(15, f.Test.Count));
        }
    }

    [Fact]
    public void Repeats_differ()
    {
        var corpus = new Corpus(Enumerable.Range(0, 40).Select(i => new LabeledText($"{i}", $"{i % 2}")));
        IReadOnlyList<Fold> folds = Folds.Stratified(corpus, 5, 2, 0);
        Assert.NotEqual(folds.Where(f => f.Repeat == 0).SelectMany(f => f.Test), folds.Where(f => f.Repeat == 1).SelectMany(f => f.Test));
    }

    private static void AssertPartition(IEnumerable<Fold> repeat, int count)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        Assert.Equal(all, repeat.SelectMany(f => f.Test).Order());
        Assert.All(repeat, f =>
        {
            Assert.NotEmpty(f.Test);
            Assert.Equal(all, f.Training.Concat(f.Test).Order());
        });
    }

    /// <summary>Connected components by brute force: labels spread until nothing changes.</summary>
    private static int Components(LabeledText[] texts)
    {
        int[] component = [.. Enumerable.Range(0, texts.Length)];
        bool isChanged = true;
        while (isChanged)
        {
            isChanged = false;
            for (int i = 0; i < texts.Length; i++)
            {
                for (int j = 0; j < texts.Length; j++)
                {
                    bool isJoined = texts[i].Text == texts[j].Text || (texts[i].Group is { } g && g == texts[j].Group);
                    if (isJoined && component[i] > component[j])
                        (component[i], isChanged) = (component[j], true);
                }
            }
        }

        return component.Distinct().Count();
    }
}
