namespace TextTransfer.Tests.Classification;

/// <summary>Texts of no class, around a centre of their own.</summary>
public class NoveltyTests
{
    private static readonly Corpus Known = Synthetic.Corpus(3, 40);

    [Fact]
    public void Texts_of_no_class_are_left_to_a_person_as_unknown_and_known_ones_as_seldom_as_the_rate_says()
    {
        using var encoder = new Synthetic.Encoder();
        using TextClassifier classifier = TextClassifier.Train(Known, encoder, cancellationToken: TestContext.Current.CancellationToken);
        Prediction[] known = [.. Synthetic.Corpus(3, 200, seed: 5).Texts.Select(t => classifier.Predict(t.Text))];
        Prediction[] unknown = [.. Enumerable.Range(0, 300).Select(i => classifier.Predict($"f {i} lantern"))];

        double falseAlarms = known.Average(p => p.Reason == AbstentionReason.Unknown ? 1.0 : 0);
        double found = unknown.Average(p => p.Reason == AbstentionReason.Unknown ? 1.0 : 0);
        Assert.InRange(falseAlarms, 0, 0.1);
        Assert.True(found > 4 * falseAlarms && found > 0.3, $"{found:0.00} found, {falseAlarms:0.00} false alarms");
        Assert.All([.. known, .. unknown], p => Assert.InRange(p.Familiarity!.Value, 1.0 / 121, 1));
        Assert.True(unknown.Average(p => p.Familiarity) < known.Average(p => p.Familiarity) / 2);
    }

    [Fact]
    public void No_more_known_texts_are_unfamiliar_than_the_share_says()
    {
        using var encoder = new Synthetic.Encoder();
        using TextClassifier classifier = TextClassifier.Train(Known, encoder, cancellationToken: TestContext.Current.CancellationToken);
        double[] familiarity = [.. Synthetic.Corpus(3, 300, seed: 9).Texts.Select(t => classifier.Predict(t.Text).Familiarity!.Value)];

        // The final model knows more than those that held texts out, so that texts look a little more familiar to it.
        foreach (double share in (double[])[0.1, 0.25, 0.5])
            Assert.InRange(familiarity.Average(f => f <= share ? 1.0 : 0), share / 3, share + 0.05);
    }

    [Fact]
    public void A_rate_of_zero_takes_nothing_for_unknown_and_few_texts_cannot_tell()
    {
        using var encoder = new Synthetic.Encoder();
        using TextClassifier off = TextClassifier.Train(Known, encoder, new() { UnknownRate = 0 }, cancellationToken: TestContext.Current.CancellationToken);
        using TextClassifier few = TextClassifier.Train(Synthetic.Corpus(2, 9), encoder, cancellationToken: TestContext.Current.CancellationToken);
        using TextClassifier single = TextClassifier.Train(Synthetic.Corpus(2, 1), encoder, cancellationToken: TestContext.Current.CancellationToken);

        foreach (string text in Enumerable.Range(0, 100).Select(i => $"f {i} lantern"))
        {
            Assert.NotEqual(AbstentionReason.Unknown, off.Predict(text).Reason);
            Assert.NotEqual(AbstentionReason.Unknown, few.Predict(text).Reason);
            Assert.Null(single.Predict(text).Familiarity);
        }
    }

    [Fact]
    public void A_saved_classifier_without_examples_tells_the_same()
    {
        using var encoder = new Synthetic.Encoder();
        using var folder = new TemporaryFolder();
        using TextClassifier classifier = TextClassifier.Train(Known, encoder, cancellationToken: TestContext.Current.CancellationToken);
        classifier.WithoutExamples().Save(folder.File("a.ttz"));
        using TextClassifier loaded = TextClassifier.Load(folder.File("a.ttz"), encoder);

        Assert.All(Enumerable.Range(0, 50).Select(i => $"{(char)('a' + (i % 8))} {i}"), t => Assert.Equal(classifier.Predict(t).Familiarity, loaded.Predict(t).Familiarity));
    }
}
