namespace TextTransfer.Tests.Corpora;

public sealed class CorpusSampleTests
{
    private static readonly Corpus Corpus = new(Enumerable.Range(0, 60).Select(i => new LabeledText($"text {i}", i < 3 ? "rare" : $"class {i % 4}")));

    [Fact]
    public void Few_shot_samples_are_balanced_reproducible_and_random()
    {
        IReadOnlyList<int> sample = Corpus.SampleFewShot(8, seed: 1);

        Assert.Equal(sample, Corpus.SampleFewShot(8, seed: 1));
        Assert.NotEqual(sample, Corpus.SampleFewShot(8, seed: 2));
        Assert.Equal(sample.Order().Distinct(), sample);
        Assert.All(Corpus.Subset(sample).Texts.CountBy(t => t.Label), c => Assert.Equal(c.Key == "rare" ? 3 : 8, c.Value));
    }

    [Fact]
    public void Every_example_is_drawn_equally_often()
    {
        var drawn = new int[60];
        foreach (int seed in Enumerable.Range(0, 2000))
        {
            foreach (int i in Corpus.SampleFewShot(4, seed))
                drawn[i]++;
        }

        // 14 or 15 examples per class: 4 of 15 in 2,000 draws is 533 ± 20; six standard deviations.
        Assert.All(drawn.Skip(3), count => Assert.InRange(count, 410, 700));
    }
}
