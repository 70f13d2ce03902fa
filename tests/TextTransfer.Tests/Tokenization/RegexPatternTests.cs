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

    private static List<(int Start, int End)> Find(RegexPattern pattern, string text)
    {
        var matches = new List<(int Start, int End)>();
        pattern.FindAll(text, matches);
        return matches;
    }
}
