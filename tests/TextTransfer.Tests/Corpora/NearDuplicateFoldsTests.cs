using CsCheck;

namespace TextTransfer.Tests.Corpora;

/// <summary>That copies edited here and there stay on one side of every fold, and nothing else does.</summary>
public sealed class NearDuplicateFoldsTests
{
    private const double Similarity = 0.8;

    [Fact]
    public void Copies_with_a_few_words_changed_are_never_on_both_sides() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[2, 6], Gen.Int[1, 5]).Sample((seed, count, changes) =>
        {
            var random = new Random(seed);
            List<string> texts = [.. Enumerable.Range(0, 40).Select(_ => Words(random, random.Next(30, 120)))];
            for (int i = 0; i < 10; i++)
                texts.Add(Edit(texts[i], random, changes));
            int[] order = [.. Enumerable.Range(0, texts.Count)];
            random.Shuffle(order);
            Corpus corpus = new(order.Select(i => new LabeledText(texts[i], $"class {i % 3}")));

            IReadOnlyList<Fold> folds = Folds.Stratified(corpus, count, 2, seed);

            foreach (int copied in Enumerable.Range(0, 10).Where(i => Jaccard(texts[i], texts[40 + i]) >= Similarity))
            {
                (int one, int other) = (Array.IndexOf(order, copied), Array.IndexOf(order, 40 + copied));
                Assert.All(folds, f => Assert.Equal(f.Test.Contains(one), f.Test.Contains(other)));
            }
        }, iter: 60);

    [Fact]
    public void Where_no_text_is_nearly_another_nothing_changes() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[4, 60], Gen.Bool).Sample((seed, count, isShort) =>
        {
            var random = new Random(seed);
            // Short texts that differ in their number only are texts of their own.
            Corpus corpus = new(Enumerable.Range(0, count).Select(i => new LabeledText(isShort ? $"question number {i}" : Words(random, 60), $"{random.Next(3)}")));
            Assert.Equal(Folds.StratifiedIgnoringGroups(corpus, 4, 2, seed).SelectMany(f => f.Test), Folds.Stratified(corpus, 4, 2, seed).SelectMany(f => f.Test));
        }, iter: 60);

    [Fact]
    public void What_is_learned_by_heart_from_copies_is_worth_nothing()
    {
        // Labels by chance, two thirds of the texts with a copy: who knows the copy knows the label.
        var random = new Random(3);
        LabeledText[] originals = [.. Enumerable.Range(0, 120).Select(i => new LabeledText(Words(random, 60), $"class {random.Next(2)}"))];
        LabeledText[] copies = [.. originals[..80].Select(t => t with { Text = Edit(t.Text, random, 2) })];
        ScriptedMethod byHeart = new("by heart", training => text =>
        {
            LabeledText nearest = training.Corpus.Texts.MaxBy(t => Jaccard(t.Text, text.Text))!;
            return [.. training.Corpus.Labels.Select(l => l == nearest.Label ? 1.0 : 0)];
        });
        CrossValidationOptions options = new() { Repeats = 1 };

        Evaluation without = Samples.Embed(originals).CrossValidate([byHeart], options);
        Evaluation with = Samples.Embed([.. originals, .. copies]).CrossValidate([byHeart], options);

        Assert.Equal((120, 160), (with.GroupCount, with.NearDuplicateCount));
        Assert.Equal(0, without.NearDuplicateCount);
        Assert.InRange(with.Score.Accuracy.Value, without.Score.Accuracy.Lower, without.Score.Accuracy.Upper);
        Assert.True(with.Leakage!.Difference.Lower > 0.1, with.Leakage.ToString());
        Assert.Contains("160 near-duplicates kept together", with.ToString(), StringComparison.Ordinal);

        // Copies tell nothing: the interval is as wide as without them, not narrower by the root of 5/3.
        Assert.InRange(Width(with) / Width(without), 0.95, 1.2);
    }

    [Fact]
    public void Texts_made_from_one_another_step_by_step_are_no_chain()
    {
        var random = new Random(4);
        List<LabeledText> texts = [.. Enumerable.Range(0, 60).Select(_ => new LabeledText(Words(random, 60), "other"))];
        string text = Words(random, 60);
        for (int i = 0; i < 60; i++)
        {
            texts.Add(new(text, "chain"));
            string next = Edit(text, random, 1);
            Assert.True(Jaccard(text, next) > 0.9);
            text = next;
        }

        Assert.True(Jaccard(texts[60].Text, text) < 0.3);
        IReadOnlyList<Fold> folds = Folds.Stratified(new(texts), 5, 1, 0);
        Assert.All(folds, f => Assert.InRange(f.Test.Count(i => texts[i].Label == "chain"), 1, 24));
    }

    [Fact]
    public void A_class_of_one_template_is_dealt_out_and_the_verdict_says_so()
    {
        var random = new Random(5);
        string form = Words(random, 80);
        LabeledText[] texts = [.. Enumerable.Range(0, 80).Select(i => i % 2 == 0 ? new LabeledText($"{form} {Words(random, 3)}", "form") : new LabeledText(Words(random, 80), "free"))];

        Assert.Equal(Folds.StratifiedIgnoringGroups(new(texts), 5, 2, 1).SelectMany(f => f.Test), Folds.Stratified(new(texts), 5, 2, 1).SelectMany(f => f.Test));
        Evaluation evaluation = Samples.Embed(texts).CrossValidate([ScriptedMethod.Majority], new() { Repeats = 1 });
        Assert.Equal((80, 0), (evaluation.GroupCount, evaluation.NearDuplicateCount));
        Assert.StartsWith("40 near-duplicates ('form') may stand on both sides", Assert.Single(evaluation.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void With_several_labels_a_text_they_are_kept_together_too()
    {
        var random = new Random(6);
        LabeledText[] texts = [.. Enumerable.Range(0, 30).Select(i => new LabeledText(Words(random, 60), i % 3 == 0 ? "a; b" : i % 2 == 0 ? "a" : "b"))];
        texts = [.. texts, texts[0] with { Text = Edit(texts[0].Text, random, 2), Label = "b" }];

        Assert.All(Folds.MultiLabelStratified(new(texts), 5, 3, 0), f => Assert.Equal(f.Test.Contains(0), f.Test.Contains(30)));
    }

    [Fact]
    public void Time_is_linear_in_the_texts_even_of_one_template()
    {
        var random = new Random(7);
        string form = Words(random, 100);
        LinearTime.Holds(4000, n => new Corpus(Enumerable.Range(0, n).Select(i => new LabeledText((i % 2 == 0 ? form : "") + Words(random, 100), "a"))), corpus => Folds.Stratified(corpus, 2, 1, 0));
    }

    private static double Width(Evaluation evaluation) => evaluation.Score.Accuracy.Upper - evaluation.Score.Accuracy.Lower;

    /// <summary>The share of runs of five characters in common, by sets of strings.</summary>
    private static double Jaccard(string a, string b)
    {
        HashSet<string> x = RunsOf(a), y = RunsOf(b);
        double common = x.Count(y.Contains);
        return common / (x.Count + y.Count - common);
    }

    private static HashSet<string> RunsOf(string text) => [.. Enumerable.Range(0, text.Length - 4).Select(i => text.Substring(i, 5))];

    private static string Edit(string text, Random random, int changes)
    {
        string[] words = text.Split(' ');
        for (int i = 0; i < changes; i++)
            words[random.Next(words.Length)] = Words(random, 1);
        return string.Join(' ', words);
    }

    private static string Words(Random random, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 9)).Select(_ => (char)('a' + random.Next(26))))));
}
