using System.Globalization;

namespace TextTransfer.Tests.Comparison;

public sealed class TextComparisonTests
{
    private static readonly ComparisonOptions Quick = new() { Permutations = 199, Resamples = 99 };

    [Fact]
    public void Bodies_of_one_kind_differ_by_chance_and_those_of_different_topics_do_not()
    {
        TextBody garden = ToyBodies.Make("garden", 24, 300, seed: 1);
        TextComparison same = TextComparison.Make(garden, ToyBodies.Make("more", 24, 300, seed: 2), options: Quick);
        TextComparison other = TextComparison.Make(garden, ToyBodies.Make("code", 24, 300, seed: 3, isCode: _ => true), options: Quick);

        Assert.Equal("en", same.Language);
        Assert.True(same.Words.Test.PValue > 0.05);
        Assert.True(same.Words.Found <= same.Words.Tested / 20);
        Assert.Equal(0.005, other.Words.Test.PValue!.Value, 6);
        Assert.True(other.Words.Test.Value > 4 * other.Words.Test.ExpectedByChance);
        Assert.True(other.Words.Test.Estimate!.Value.Lower > same.Words.Test.Value);
        Keyword tomato = other.Words.Keywords.Single(k => k is { Kind: KeywordKind.Word, Text: "tomato" });
        Assert.Equal((0, true), (tomato.CountB, tomato.LogRatio > 5 && tomato.AdjustedPValue < 0.001));
        Assert.All(other.Tests.Where(t => t.PValue is not null), t => Assert.True(t.AdjustedPValue >= t.PValue));
        Assert.Null(other.Meaning);
    }

    /// <summary>
    /// 60 halvings of a corpus in which words of a text come together: of the p-values of every kind one in twenty is below 0.05. The
    /// bound is exceeded by a right program once in thousands of runs.
    /// </summary>
    [Fact]
    public void Halves_of_one_corpus_seldom_differ()
    {
        Document[] documents = [.. ToyBodies.Make("all", 40, 150, seed: 5, isCode: i => i % 2 == 0).Documents];
        Dictionary<string, List<double>> values = [];
        for (int seed = 0; seed < 60; seed++)
        {
            new Random(seed).Shuffle(documents);
            TextComparison comparison = TextComparison.Make(new("a", documents[..20]), new("b", documents[20..]), options: Quick with { Permutations = 99, Seed = seed });
            foreach (ComparisonTest test in comparison.Tests.Where(t => t.PValue is not null))
                Values(test.Name).Add(test.PValue!.Value);
            foreach (ComparedFigure figure in comparison.Style.Figures.Where(f => f.PValue is not null))
                Values(figure.Name).Add(figure.PValue!.Value);
            Values("any word").Add(comparison.Words.Found > 0 ? 0 : 1);
        }

        Assert.True(values.Count > 15);
        Assert.All(values, v => Assert.True(v.Value.Count(p => p <= 0.05) <= 10, $"{v.Key}: {v.Value.Count(p => p <= 0.05)} of {v.Value.Count}"));
        Assert.InRange(values.Where(v => v.Key != "any word").Average(v => v.Value.Average()), 0.42, 0.6);

        List<double> Values(string name) => values.TryGetValue(name, out List<double>? list) ? list : values[name] = [];
    }

    [Fact]
    public void A_habit_of_style_is_found_and_measured()
    {
        TextBody plain = ToyBodies.Make("plain", 40, 600, seed: 7);
        TextBody wordy = ToyBodies.Make("wordy", 40, 600, seed: 8, habit: 3);
        TextComparison comparison = TextComparison.Make(plain, wordy, options: Quick);

        Assert.All(comparison.Style.Tests, t => Assert.True(t.PValue <= 0.02, $"{t.Name} {t.PValue}"));
        Assert.Contains(comparison.Style.Tests, t => t.Name == "cosine Delta" && t.Shortage!.Needed == DeltaDistance.SafeWords);
        Keyword very = comparison.Words.Keywords.Single(k => k is { Kind: KeywordKind.Word, Text: "very" });
        Assert.True(very.LogRatioEstimate is { Upper: < 0 } && very.AdjustedPValue < 0.001);
    }

    [Fact]
    public void Too_little_text_is_said_with_the_amount_needed()
    {
        TextComparison comparison = TextComparison.Make(ToyBodies.Make("a", 3, 100, seed: 1), ToyBodies.Make("b", 3, 100, seed: 2), options: Quick);
        Assert.All(comparison.Tests, t => Assert.Null(t.PValue));
        Assert.All(comparison.Tests, t => Assert.NotNull(t.Shortage));
        ComparisonTest functionWords = comparison.Style.Tests[0];
        Assert.Equal((null, 1500.0), (functionWords.Value, functionWords.Shortage!.Needed));
        Assert.Contains("303 words a side, 1500 needed (Eder, 2015)", functionWords.Shortage.ToString(), StringComparison.Ordinal);
        Assert.All(comparison.Style.Figures.Where(f => f.A is null), f => Assert.True(f.Shortage is not null || f.Remark is not null));
        Assert.Equal(30, comparison.Style.Figures.Single(f => f.Name == "SMOG").Shortage?.Needed ?? 30);
        Assert.NotNull(comparison.Copying.Shortage);
        Assert.All(comparison.Words.Keywords, k => Assert.Null(k.PValue));
    }

    [Fact]
    public void Empty_sides_give_no_figures_and_a_warning()
    {
        TextComparison comparison = TextComparison.Make(new("a", []), ToyBodies.Make("b", 5, 100, seed: 2), options: Quick);
        Assert.Contains("a has no text.", comparison.Warnings);
        Assert.All(comparison.Tests, t => Assert.Null(t.PValue));
        Assert.Empty(TextComparison.Make(new("a", []), new("b", [new() { Text = " " }])).Words.Keywords);
    }

    [Fact]
    public void Texts_in_another_language_are_left_out_and_counted()
    {
        TextBody english = ToyBodies.Make("english", 10, 100, seed: 1);
        Document german = new() { Text = "Der Garten hinter dem Haus war im Sommer voller Blumen, und die Kinder spielten dort jeden Tag bis zum Abend." };
        TextComparison comparison = TextComparison.Make(english, new("mixed", [.. ToyBodies.Make("m", 10, 100, seed: 2).Documents, german]), options: Quick);
        Assert.Equal(("en", 11, 10), (comparison.Language, comparison.B.Texts, comparison.B.ComparedTexts));
        Assert.Contains(new("de", 1), comparison.B.Languages);
        Assert.Contains("mixed: 1 of 11 texts are not in en and are left out of words and style.", comparison.Warnings);
        Assert.DoesNotContain(comparison.Words.Keywords, k => k.Text == "garten");
    }

    [Fact]
    public void Equal_texts_and_groups_count_once()
    {
        TextBody body = ToyBodies.Make("a", 10, 80, seed: 1);
        TextBody repeated = new("b", [.. ToyBodies.Make("b", 6, 80, seed: 2).Documents.SelectMany(d => Enumerable.Repeat(d, 5))]);
        TextBody grouped = new("c", [.. ToyBodies.Make("c", 30, 80, seed: 3).Documents.Select((d, i) => d with { Group = (i / 10).ToString(CultureInfo.InvariantCulture) })]);
        IReadOnlyList<TextComparison> comparisons = TextComparison.MakePairs([body, repeated, grouped], options: Quick);
        Assert.Equal([("a", "b"), ("a", "c"), ("b", "c")], comparisons.Select(c => (c.A.Name, c.B.Name)));
        Assert.Equal((10, 6, 3), (comparisons[0].A.IndependentTexts, comparisons[0].B.IndependentTexts, comparisons[1].B.IndependentTexts));
        Assert.NotNull(comparisons[0].Words.Test.PValue);
        Assert.Null(comparisons[1].Words.Test.PValue);
    }

    [Fact]
    public void A_long_text_is_cut_into_parts_when_asked_for()
    {
        TextComparison comparison = TextComparison.Make(ToyBodies.Make("a", 1, 3000, seed: 1), ToyBodies.Make("b", 1, 3000, seed: 2), options: Quick with { PartWords = 300 });
        Assert.InRange(comparison.A.Texts, 8, 10);
        Assert.NotNull(comparison.Words.Test.PValue);
    }

    [Fact]
    public void One_seed_gives_one_result()
    {
        TextBody a = ToyBodies.Make("a", 12, 200, seed: 1);
        TextBody b = ToyBodies.Make("b", 12, 200, seed: 2);
        TextComparison first = TextComparison.Make(a, b, options: Quick);
        TextComparison second = TextComparison.Make(a, b, options: Quick);
        Assert.Equal(first.Tests, second.Tests);
        Assert.Equal(first.Style.Figures, second.Style.Figures);
        Assert.Equal(first.Words.Keywords, second.Words.Keywords);
    }

    [Theory]
    [InlineData(0, 499, 0.8), InlineData(99, 10, 0.8), InlineData(99, 99, 0.5)]
    public void Options_out_of_range_are_refused(int permutations, int resamples, double similarity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TextComparison.Make(new("a", []), new("b", []),
            options: new() { Permutations = permutations, Resamples = resamples, NearDuplicateSimilarity = similarity }));
}
