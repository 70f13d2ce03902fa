using System.Text.Json;
using CsCheck;
using TextTransfer.Tokenization;

namespace TextTransfer.Tests.Tokenization;

public sealed class RegexPatternTests
{
    private static RegexPattern Read(string regex) => new(new(JsonSerializer.SerializeToElement(regex), "tokenizer.json", "$.pattern.Regex"));

    [Theory]
    [InlineData(@"(a)\1")]
    [InlineData(@"\X")]
    [InlineData(@"\G")]
    [InlineData(@"a\K")]
    [InlineData(@"\q")]
    [InlineData(@"a{2}?")]
    [InlineData(@"a{1,2}+")]
    [InlineData(@"a**")]
    [InlineData(@"*a")]
    [InlineData(@"(a")]
    [InlineData(@"a)")]
    [InlineData(@"[a")]
    [InlineData(@"[]a]")]
    [InlineData(@"[b-a]")]
    [InlineData(@"[a-\d]")]
    [InlineData(@"[[:alpha:]]")]
    [InlineData(@"\p{Fancy}")]
    [InlineData(@"\pL")]
    [InlineData(@"a(?i)b|c")]
    [InlineData(@"(?i:\w)")]
    [InlineData(@"(?i:stop)")]
    [InlineData(@"(?i:\u00E9)")]
    [InlineData(@"(?m:.)")]
    [InlineData(@"(?x) a")]
    [InlineData(@"(?(1)a|b)")]
    [InlineData(@"\x{D800}")]
    [InlineData("\\")]
    public void What_means_something_else_to_this_runtime_is_refused_by_name_and_place(string regex)
    {
        TokenizerFormatException error = Assert.Throws<TokenizerFormatException>(() => Read(regex));
        Assert.Equal("$.pattern.Regex", error.Place);
        Assert.Contains(regex, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"\p{L}")]
    [InlineData(@"\s")]
    [InlineData(@"\p{Han}")]
    [InlineData("\U0001F600")]
    [InlineData("[a-z\U0001F000-\U0001FFFF&&[^q\U0001F600]]")]
    public void Every_character_is_in_a_class_or_in_its_complement(string set)
    {
        RegexPattern inside = Read(set);
        RegexPattern outside = Read($"[^{set}]");
        Gen.OneOf(Gen.Int[0, 0x10FFFF], Gen.Int[0, 0x1FF], Gen.Int[0x1F5F0, 0x1F610]).Where(System.Text.Rune.IsValid).Select(char.ConvertFromUtf32).Sample(
            text => Find(inside, text).Concat(Find(outside, text)).SequenceEqual([(0, text.Length)]),
            iter: 2000);
    }

    [Theory]
    [InlineData("(", "a", ")")]
    [InlineData("(?=", "a", ")")]
    [InlineData("[", "a", "]")]
    public void Nesting_has_a_limit(string opening, string inner, string closing)
    {
        string Nest(int depth) => string.Concat(Enumerable.Repeat(opening, depth)) + inner + string.Concat(Enumerable.Repeat(closing, depth));
        Assert.Equal(0, Assert.Single(Find(Read(Nest(100)), "a")).Start);
        Assert.Contains("100 deep", Assert.Throws<TokenizerFormatException>(() => Read(Nest(101))).Message, StringComparison.Ordinal);
        Assert.Throws<TokenizerFormatException>(() => Read(Nest(200_000)));
    }

    [Fact]
    public void A_search_without_end_is_given_up_by_name_and_place()
    {
        const string Regex = "(?:a|aa)+(?=b)[^b]";
        RegexPattern pattern = new(new(JsonSerializer.SerializeToElement(Regex), "tokenizer.json", "$.pattern.Regex"), TimeSpan.FromMilliseconds(20));
        TokenizerFormatException error = Assert.Throws<TokenizerFormatException>(() => Find(pattern, new string('a', 200) + "b"));
        Assert.Equal("$.pattern.Regex", error.Place);
        Assert.Contains(Regex, error.Message, StringComparison.Ordinal);
    }

    private static List<(int Start, int End)> Find(RegexPattern pattern, string text)
    {
        var matches = new List<(int Start, int End)>();
        pattern.FindAll(text, matches);
        return matches;
    }
}
