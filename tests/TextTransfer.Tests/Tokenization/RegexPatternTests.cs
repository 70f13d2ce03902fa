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

    [Fact]
    public void Every_character_is_in_a_class_or_in_its_complement() => Gen.Select(Gen.OneOfConst(@"\p{L}", @"\w", @"\s", "\U0001F600", @"\p{Han}"), Gen.Int[0, 0x10FFFF].Where(System.Text.Rune.IsValid)).Sample(
        (set, codePoint) =>
        {
            string text = char.ConvertFromUtf32(codePoint);
            int matches = Find(set, text).Count + Find($"[^{set}]", text).Count;
            return matches == 1 || (set == @"\w" && "\u00B2\u00B3\u00B9\u00BC\u00BD\u00BE".Contains(text, StringComparison.Ordinal));
        },
        iter: 300);

    private static List<(int Start, int End)> Find(string regex, string text)
    {
        var matches = new List<(int Start, int End)>();
        Read(regex).FindAll(text, matches);
        return matches;
    }
}
