using CsCheck;

namespace TextTransfer.Tests;

public class FurtherFiguresTests
{
    private static readonly CrossValidationOptions Once = new() { Repeats = 1 };

    [Fact]
    public void Precision_recall_and_f1_of_a_class_are_those_of_a_naive_count() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2]).Array[9, 40].Sample(rows =>
        {
            (int Gold, int Predicted)[] all = [.. rows, .. Enumerable.Range(0, 6).Select(i => (i % 3, i % 3))];
            EmbeddedCorpus corpus = Samples.Embed(all.Select((r, i) => new LabeledText($"{i}", $"{r.Gold}")));
            Evaluation evaluation = corpus.CrossValidate([ScriptedMethod.Certain("scripted", t => $"{all[int.Parse(t.Text, null)].Predicted}")], Once);

            foreach ((ClassScore score, int k) in evaluation.ClassScores.Select((s, k) => (s, k)))
            {
                double hits = all.Count(r => r == (k, k)), gold = all.Count(r => r.Gold == k), predicted = all.Count(r => r.Predicted == k);
                Assert.Equal((int)gold, score.TextCount);
                Assert.Equal(hits / predicted, score.Precision.Value, 12);
                Assert.Equal(hits / gold, score.Recall.Value, 12);
                Assert.Equal(2 * hits / (gold + predicted), score.F1.Value, 12);
                Assert.All([score.Precision, score.Recall, score.F1], e => Assert.True(e.Lower >= 0 && e.Lower <= e.Value && e.Value <= e.Upper && e.Upper <= 1));
            }
        }, iter: 100);

    [Fact]
    public void A_class_that_is_never_predicted_has_a_precision_nothing_is_known_of()
    {
        EmbeddedCorpus corpus = Samples.Embed(Enumerable.Range(0, 30).Select(i => new LabeledText($"{i}", i % 3 == 0 ? "rare" : "common")));
        Evaluation evaluation = corpus.CrossValidate([ScriptedMethod.Certain("scripted", _ => "common")], Once);

        ClassScore rare = Assert.Single(evaluation.ClassScores, s => s.Label == "rare");
        Assert.Equal(new Estimate(0, 0, 1), rare.Precision);
        Assert.Equal(0, rare.Recall.Value);
        Assert.True(rare.Recall.Upper < 0.5);
    }

    /// <summary>Recall is a share of the texts of one class: its interval is Clopper and Pearson's of that many texts when all are right.</summary>
    [Fact]
    public void Recall_of_ten_of_ten_is_as_uncertain_as_ten_texts_are()
    {
        EmbeddedCorpus corpus = Samples.Embed(Enumerable.Range(0, 40).Select(i => new LabeledText($"{i}", i < 10 ? "a" : "b")));
        Evaluation evaluation = corpus.CrossValidate([ScriptedMethod.Certain("oracle", t => int.Parse(t.Text, null) < 10 ? "a" : "b")], Once);

        Assert.Equal(Math.Pow(0.025, 1 / 10.0), evaluation.ClassScores[0].Recall.Lower, 6);
        Assert.Equal(Math.Pow(0.025, 1 / 30.0), evaluation.ClassScores[1].Recall.Lower, 6);
    }

    [Fact]
    public void The_brier_score_is_the_squared_distance_to_the_right_answer()
    {
        EmbeddedCorpus corpus = Samples.Embed(Enumerable.Range(0, 20).Select(i => new LabeledText($"{i}", i % 2 == 0 ? "a" : "b")));
        Evaluation evaluation = corpus.CrossValidate([new ScriptedMethod("scripted", _ => _ => [0.7, 0.3])], Once);

        Assert.Equal((0.09 + 0.09 + 0.49 + 0.49) / 2, evaluation.Score.Brier.Value, 12);
    }

    /// <summary>A method that says 0.9 and is right 6 times in ten is off by 0.3, in however many bins.</summary>
    [Fact]
    public void The_calibration_error_is_how_much_surer_a_method_is_than_right()
    {
        EmbeddedCorpus corpus = Samples.Embed(Enumerable.Range(0, 100).Select(i => new LabeledText($"{i}", i % 10 < 6 ? "a" : "b")));
        Reliability reliability = corpus.CrossValidate([new ScriptedMethod("scripted", _ => _ => [0.9, 0.1])], Once).Reliability;

        Assert.Equal(100, reliability.Bins.Sum(b => b.TextCount), 9);
        Assert.All(reliability.Bins, b => Assert.Equal(0.9, b.MeanProbability, 12));
        Assert.Equal(0.6, reliability.Bins.Sum(b => b.TextCount * b.Accuracy.Value) / 100, 12);
        Assert.True(reliability.CalibrationError >= 0.3 - 1e-12);
    }

    /// <summary>A method that only knows which groups it has seen: right on random folds, lost when groups are kept together.</summary>
    [Fact]
    public void What_groups_on_both_sides_flatter_is_called_leakage()
    {
        Corpus corpus = new(Enumerable.Range(0, 60).Select(i => new LabeledText($"{i}", i / 6 % 2 == 0 ? "a" : "b") { Group = $"site {i / 6}" }));
        EmbeddedCorpus embedded = Samples.Embed(corpus.Texts);
        ScriptedMethod bySite = new("site", training =>
        {
            Dictionary<int, string> known = training.Corpus.Texts.DistinctBy(t => t.Group).ToDictionary(t => int.Parse(t.Group![5..], null), t => t.Label);
            return text => known.TryGetValue(int.Parse(text.Text, null) / 6, out string? label) ? [label == "a" ? 1 : 0, label == "a" ? 0 : 1] : [1, 0];
        });

        Leakage leakage = embedded.CrossValidate([bySite]).Leakage!;

        Assert.Equal(1, leakage.RandomFolds.Value, 2);
        Assert.True(leakage.Difference.Lower > 0, leakage.ToString());
        Assert.Null(Samples.Embed(Enumerable.Range(0, 20).Select(i => new LabeledText($"{i}", i % 2 == 0 ? "a" : "b"))).CrossValidate([ScriptedMethod.Majority]).Leakage);
    }

    [Fact]
    public void A_difference_that_is_not_settled_says_how_many_texts_would()
    {
        // 6 of 60 texts apart, 4 one way and 2 the other.
        string Truth(int i) => i % 2 == 0 ? "a" : "b";
        string Other(int i) => i % 2 == 0 ? "b" : "a";
        EmbeddedCorpus corpus = Samples.Embed(Enumerable.Range(0, 60).Select(i => new LabeledText($"{i}", Truth(i))));
        MethodComparison comparison = corpus.CrossValidate(
            [ScriptedMethod.Certain("before", t => int.Parse(t.Text, null) is var i && i < 4 ? Other(i) : Truth(i)), ScriptedMethod.Certain("after", t => int.Parse(t.Text, null) is var i && i is 10 or 11 ? Other(i) : Truth(i))], Once).Comparisons[0];

        Estimate difference = comparison.AccuracyDifference;
        double root = (difference.Upper - difference.Lower) / 2 / difference.Value;
        Assert.False(comparison.IsDistinguishable);
        Assert.InRange(comparison.TextsNeeded!.Value, 60 * root * root, (60 * root * root) + 10);
        Assert.EndsWith($"not distinguishable with 60 texts; about {comparison.TextsNeeded:N0} would be needed.", comparison.ToString(), StringComparison.Ordinal);
    }
}
