using CsCheck;

namespace TextTransfer.Tests.Comparison;

public sealed class CopyingTests
{
    private static readonly ComparisonOptions Quick = new() { Permutations = 99, Resamples = 99, PassageWords = 8 };

    [Fact]
    public void A_passage_is_found_where_it_stands_whatever_its_case_and_punctuation()
    {
        Document a = new() { Id = "a", Text = "Nothing here matters much. The heron stands by the yard wall at dawn, waiting for fish. Then it leaves at once." };
        Document b = new() { Id = "b", Text = "Quite another beginning, and then: the heron stands — by the YARD wall — at dawn waiting for fish! And another end." };
        CopyingComparison copying = TextComparison.Make(new("a", [a]), new("b", [b]), options: Quick).Copying;

        SharedPassage passage = Assert.Single(copying.Passages);
        Assert.Equal("The heron stands by the yard wall at dawn, waiting for fish", passage.Text);
        Assert.Equal("the heron stands — by the YARD wall — at dawn waiting for fish", passage.B.Text[passage.RangeInB]);
        Assert.Equal((12, 1), (passage.Words, copying.PassageCount));
        Assert.Equal((12.0 / 21, 12.0 / 20), (copying.ReusedInA, copying.ReusedInB));
        Assert.Equal(0, copying.NearDuplicatesInA);
    }

    /// <summary>Every word of A that stands in a run of eight words and more which B has, too, is found, and no other: by brute force.</summary>
    [Fact]
    public void The_words_reused_are_those_of_an_exhaustive_search()
    {
        Gen<string> word = Gen.OneOf(Gen.Const("a"), Gen.Const("b"), Gen.Const("c"), Gen.Const("d"), Gen.Const("e"), Gen.Const("f"));
        Gen<string[]> text = word.Array[0, 60];
        Gen.Select(text, text, Gen.Int[0, 40], Gen.Int[0, 20]).Sample((first, second, start, length) =>
        {
            string[] copy = [.. second, .. first.Skip(start).Take(length)];
            CopyingComparison copying = TextComparison.Make(Body(first), Body(copy), options: Quick).Copying;
            return Math.Abs(copying.ReusedInA - Exhaustive(first, copy)) < 1e-9 && Math.Abs(copying.ReusedInB - Exhaustive(copy, first)) < 1e-9;
        }, iter: 60);

        static TextBody Body(string[] words) => new("x", [new() { Text = "start " + string.Join(' ', words) + " end" }]);
    }

    private static double Exhaustive(string[] words, string[] others)
    {
        string[] own = ["start", .. words, "end"];
        string[] other = ["start", .. others, "end"];
        var copied = new bool[own.Length];
        for (int i = 0; i < own.Length; i++)
        {
            for (int j = 0; j < other.Length; j++)
            {
                int length = own.AsSpan(i).CommonPrefixLength(other.AsSpan(j));
                if (length >= Quick.PassageWords)
                    copied.AsSpan(i, length).Fill(true);
            }
        }

        return (double)copied.Count(c => c) / own.Length;
    }

    [Fact]
    public void Near_duplicates_are_found_by_the_share_of_common_runs()
    {
        TextBody a = ToyBodies.Make("a", 30, 200, seed: 1);
        Document[] changed = [.. a.Documents.Select((d, i) => i < 5 ? d with { Text = d.Text + " A few more words." } : d with { Text = string.Join(' ', d.Text.Split(' ').Select((w, j) => j % 6 == 0 ? "other" : w)) })];
        CopyingComparison copying = TextComparison.Make(a, new("b", changed), options: Quick).Copying;
        Assert.Equal((5, 5), (copying.NearDuplicatesInA, copying.NearDuplicatesInB));
        Assert.All(copying.NearDuplicates, d => Assert.True(d.Similarity > 0.95 && d.B.Text.StartsWith(d.A.Text, StringComparison.Ordinal)));
        Assert.True(copying.ReusedInAEstimate is { Lower: > 0, Upper: < 1 });
    }

    [Fact]
    public void Much_repeated_text_takes_no_long_time()
    {
        string buy = string.Concat(Enumerable.Repeat("buy it now or never and tell all of your friends about it. ", 4000));
        TextBody a = new("a", [new() { Text = buy }, new() { Text = buy + "x" }]);
        CopyingComparison copying = TextComparison.Make(a, new("b", [new() { Text = buy + "y" }, new() { Text = buy + "z" }]), options: Quick).Copying;
        Assert.True(copying.ReusedInA > 0.99);
    }
}
