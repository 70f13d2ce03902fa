using TextTransfer.Tests.Classification;

namespace TextTransfer.Tests;

public sealed class ClassifierComparisonTests : IDisposable
{
    private static readonly CrossValidationOptions Once = new() { Repeats = 1 };
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    private readonly Synthetic.Encoder encoder = new();

    public void Dispose() => encoder.Dispose();

    [Fact]
    public void A_classifier_compared_with_itself_has_not_changed()
    {
        TextClassifier classifier = Train(Synthetic.Corpus(3, 8).Texts);
        ClassifierComparison same = ClassifierComparison.Make(classifier, classifier, Once, None);
        Assert.Equal((0, 0, 0, 24), (same.Added.Count, same.Removed.Count, same.Relabeled.Count, same.KeptCount));
        Assert.Empty(same.ChangedDecisions);
        Assert.Equal((0, 0), (same.Accuracy!.Value.Difference.Value, same.LogLoss!.Value.Difference.Value));
        Assert.Equal(same.Accuracy.Value.Before, same.Accuracy.Value.After);
        Assert.False(same.Accuracy.Value.Difference.ExcludesZero);
    }

    [Fact]
    public void Without_common_folds_to_choose_the_score_is_that_of_cross_validation()
    {
        TextClassifier classifier = Train(Synthetic.Corpus(3, 8).Texts);
        MethodScore score = classifier.Examples!.CrossValidate([ClassificationMethods.Mixture], Once, cancellationToken: None).Score;
        ClassifierComparison same = ClassifierComparison.Make(classifier, classifier, Once, None);
        Assert.Equal(score.Accuracy, same.Accuracy!.Value.After);
        Assert.Equal(score.LogLoss, same.LogLoss!.Value.After);
    }

    [Fact]
    public void What_was_added_removed_and_relabelled_is_told_apart()
    {
        LabeledText[] texts = [.. Synthetic.Corpus(3, 8).Texts];
        LabeledText[] next = [.. texts[2..^1], texts[^1] with { Label = "a" }, new(texts[1].Text + " ", texts[1].Label), new("d new", "d"), new("d newer", "d")];
        ClassifierComparison changed = ClassifierComparison.Make(Train(texts), Train(next), Once, None);
        Assert.Equal([texts[0]], changed.Removed);
        Assert.Equal([new("d new", "d"), new("d newer", "d")], changed.Added);
        Assert.Equal([new(texts[^1], next[^4])], changed.Relabeled);
        Assert.Equal(22, changed.KeptCount);
        Assert.Equal(["d"], changed.AddedLabels);
        Assert.Empty(changed.RemovedLabels);
        Assert.Equal(["d"], ClassifierComparison.Make(Train(next), Train(texts), Once, None).RemovedLabels);
        Assert.Contains("2 added, 1 removed, 1 relabelled, 22 kept", changed.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(texts[0].Text, changed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_examples_are_matched_one_by_one()
    {
        LabeledText[] texts = [.. Synthetic.Corpus(2, 5).Texts];
        ClassifierComparison more = ClassifierComparison.Make(Train([.. texts, texts[0]]), Train([.. texts, texts[0], texts[0]]), Once, None);
        Assert.Equal((1, 0, 0, 11), (more.Added.Count, more.Removed.Count, more.Relabeled.Count, more.KeptCount));
    }

    /// <summary>Labels of the first are drawn at random but for the examples both have; only models of the second can know better.</summary>
    [Fact]
    public void What_many_good_examples_bring_is_found_and_every_changed_decision_is_listed()
    {
        LabeledText[] few = [.. Synthetic.Corpus(3, 6).Texts];
        LabeledText[] many = [.. Synthetic.Corpus(3, 60, seed: 7).Texts.Select(t => t with { Text = "abc"[t.Label[0] - 'a'] + " more " + t.Text })];
        var random = new Random(5);
        LabeledText[] noise = [.. many.Select(t => t with { Text = t.Text + " noise", Label = "abc"[random.Next(3)].ToString() })];
        ClassifierComparison better = ClassifierComparison.Make(Train([.. few, .. noise]), Train([.. few, .. many]), Once, None);
        Assert.True(better.Accuracy!.Value.Difference.Value > 0.1, better.ToString());
        Assert.True(better.LogLoss!.Value.Difference.Value < 0, better.ToString());
        Assert.Equal(
            better.Accuracy.Value.Difference.Value * few.Length,
            better.ChangedDecisions.Count(c => c.IsCorrected) - better.ChangedDecisions.Count(c => c.IsSpoiled), 1e-9);
        Assert.All(better.ChangedDecisions, c => Assert.NotEqual(c.Before.Label, c.After.Label));
    }

    [Fact]
    public void Where_nothing_can_be_held_out_or_nothing_is_common_scores_are_not_claimed()
    {
        LabeledText[] pair = [new("a x", "a"), new("b y", "b")];
        TextClassifier two = Train(pair);
        TextClassifier other = Train([.. Synthetic.Corpus(2, 4, seed: 3).Texts]);
        foreach (ClassifierComparison c in new[] { ClassifierComparison.Make(two, Train([.. pair, new("a z", "a")]), Once, None), ClassifierComparison.Make(two, other, Once, None) })
        {
            Assert.Null(c.Accuracy);
            Assert.Null(c.LogLoss);
            Assert.Empty(c.ChangedDecisions);
            Assert.Contains("not compared", c.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Classifiers_without_examples_are_refused()
    {
        TextClassifier classifier = Train(Synthetic.Corpus(2, 3).Texts);
        Assert.Throws<ArgumentException>("before", () => ClassifierComparison.Make(classifier.WithoutExamples(), classifier, cancellationToken: None));
        Assert.Throws<ArgumentException>("after", () => ClassifierComparison.Make(classifier, classifier.WithoutExamples(), cancellationToken: None));
    }

    private TextClassifier Train(IEnumerable<LabeledText> texts) => TextClassifier.Train(new Corpus(texts), encoder, cancellationToken: None);
}
