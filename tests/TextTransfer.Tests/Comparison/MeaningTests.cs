using System.Numerics.Tensors;
using TextTransfer.Comparison.Resampling;

namespace TextTransfer.Tests.Comparison;

/// <summary>On embeddings that are drawn, so that what is true of them is known.</summary>
public sealed class MeaningTests
{
    private const int Dimension = 16;

    private static readonly ComparisonOptions Quick = new() { Permutations = 199, Resamples = 99 };

    [Fact]
    public void Embeddings_of_one_distribution_differ_by_chance_and_shifted_ones_do_not()
    {
        MeaningComparison same = Compare(Body("a", 60, 1, 0), Body("b", 60, 2, 0));
        MeaningComparison other = Compare(Body("a", 60, 1, 0), Body("c", 60, 3, 4));
        Assert.All(same.Tests, t => Assert.True(t.PValue > 0.05, $"{t.Name} {t.PValue}"));
        Assert.All(other.Tests, t => Assert.Equal(0.005, t.PValue!.Value, 6));
        Assert.InRange(same.Tests[0].Estimate!.Value.Lower, -1, 0.02);
        Assert.InRange(other.Tests[0].Estimate!.Value.Lower, 0.02, 1);
        Assert.InRange(same.CoverageOfA!.Value.Value, 0.85, 1);
        Assert.True(other.CoverageOfA!.Value.Upper < 0.9);
    }

    [Fact]
    public void The_energy_distance_is_its_definition()
    {
        double[] a = [0.2, 1.1, 3.4], b = [2, 5, 7.5, 9];
        double[] all = [.. a, .. b];
        PairwiseDistances distances = PairwiseDistances.Of(7, (i, j) => Math.Abs(all[i] - all[j]));
        double between = a.Average(x => b.Average(y => Math.Abs(x - y)));
        double withinA = a.Index().Average(x => a.Index().Where(y => y.Index != x.Index).Average(y => Math.Abs(x.Item - y.Item)));
        double withinB = b.Index().Average(x => b.Index().Where(y => y.Index != x.Index).Average(y => Math.Abs(x.Item - y.Item)));
        Assert.Equal(between - (withinA / 2) - (withinB / 2), distances.Excess(distances.FirstSide(3)), 5);
        Assert.Equal(distances.Excess(distances.FirstSide(3)), distances.Excess([1, 1, 1, 1, 1, 1, 1], 3), 5);
    }

    [Fact]
    public void Topics_are_found_with_their_shares_and_words()
    {
        TextBody both = Topical("both", 40, 1, i => i % 2 == 0);
        TextBody garden = Topical("garden", 40, 2, _ => false);
        MeaningComparison meaning = Compare(both, garden);
        ComparedTopic[] code = [.. meaning.Topics.Where(t => t.DistinctiveWords.Contains("server") || t.DistinctiveWords.Contains("compiler") || t.DistinctiveWords.Contains("cache"))];
        Assert.Equal((20, 0), (code.Sum(t => t.TextsA), code.Sum(t => t.TextsB)));
        Assert.All(code, t => Assert.False(t.IsShared));
        Assert.Contains(code, t => t.AdjustedPValue < 0.05);
        Assert.Equal((40, 40), (meaning.Topics.Sum(t => t.TextsA), meaning.Topics.Sum(t => t.TextsB)));
    }

    [Fact]
    public void The_nearest_text_of_the_other_side_is_that_of_the_highest_cosine()
    {
        TextBody a = Body("a", 30, 1, 0), b = Body("b", 25, 2, 0.5);
        MeaningComparison meaning = Compare(a, b);
        for (int i = 0; i < 30; i++)
        {
            float[] cosines = [.. b.Embeddings!.Select(e => TensorPrimitives.CosineSimilarity(e.Span, a.Embeddings![i].Span))];
            Assert.Equal(cosines.Max(), meaning.NearestInB[i].Similarity, 5);
            Assert.Same(b.Documents[Array.IndexOf(cosines, cosines.Max())], meaning.NearestInB[i].Nearest);
        }
    }

    /// <summary>One side writes twice as much of one topic, in one style: pooled, its function words would differ only if topics had their own.</summary>
    [Fact]
    public void A_habit_is_found_within_pairs_of_like_meaning_and_none_is_where_there_is_none()
    {
        MatchedStyle[] same = [.. Enumerable.Range(1, 8).Select(seed => TextComparison.Make(
            Topical("a", 50, seed, i => i % 4 == 0, words: 200), Topical("b", 50, seed + 50, i => i % 4 != 0, words: 200), options: Quick).Style.Matched!)];
        MatchedStyle habit = TextComparison.Make(Topical("a", 60, 1, i => i % 4 == 0, words: 300), Topical("b", 60, 2, i => i % 4 != 0, words: 300, habit: 5), options: Quick).Style.Matched!;
        Assert.All(same, m => Assert.True(m.Pairs >= 6 && m.MeanSimilarity > m.MeanSimilarityOfAll + 0.1));
        Assert.True(same.Count(m => m.Matched.PValue <= 0.05) <= 2, string.Join(' ', same.Select(m => m.Matched.PValue)));
        Assert.True(habit.Matched.PValue <= 0.05, $"{habit.Matched.PValue} of {habit.Pairs} pairs");
        Assert.Equal("function words", habit.Unmatched.Name);
    }

    [Fact]
    public void Embeddings_that_do_not_match_the_texts_are_refused()
    {
        TextBody a = Body("a", 5, 1, 0);
        Assert.Throws<ArgumentException>(() => TextComparison.Make(a with { Embeddings = [.. a.Embeddings!.Skip(1)] }, a));
        Assert.Throws<ArgumentException>(() => TextComparison.Make(a, a, options: new() { PartWords = 100 }));
        Assert.Null(TextComparison.Make(a, a with { Embeddings = null }, options: Quick).Meaning);
    }

    private static MeaningComparison Compare(TextBody a, TextBody b) => TextComparison.Make(a, b, options: Quick).Meaning!;

    private static TextBody Body(string name, int count, int seed, double shift)
    {
        Random random = new(seed);
        return ToyBodies.Make(name, count, 20, seed) with
        {
            Embeddings = [.. Enumerable.Range(0, count).Select(_ => Vector(random, i => i == 0 ? 1 + shift : i == 1 ? 1 - shift : 1))],
        };
    }

    private static TextBody Topical(string name, int count, int seed, Func<int, bool> isCode, int words = 80, double habit = 1)
    {
        Random random = new(seed + 100);
        return ToyBodies.Make(name, count, words, seed, isCode, habit) with
        {
            Embeddings = [.. Enumerable.Range(0, count).Select(i => Vector(random, d => d == (isCode(i) ? 0 : 1) ? 6 : 0))],
        };
    }

    private static ReadOnlyMemory<float> Vector(Random random, Func<int, double> mean) =>
        Enumerable.Range(0, Dimension).Select(i => (float)(mean(i) + Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))).ToArray();
}
