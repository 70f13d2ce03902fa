namespace TextTransfer.Tests.Comparison;

/// <summary>Against the values that LexicalRichness and quanteda publish in their documentation and tests.</summary>
public sealed class LexicalDiversityTests
{
    private const int Digits = 9;

    /// <summary>The example of LexicalRichness's README, its words as it reads them: digits left out, 57 in all.</summary>
    private static readonly string[] Example = (
        "measure of textual lexical diversity computed as the mean length of sequential words in a text that maintains a minimum threshold ttr score "
        + "iterates over words until ttr scores falls below a threshold then increase factor counter by and start over mccarthy and jarvis pg recommends "
        + "a factor threshold in the range of mccarthy mccarthy and jarvis").Split(' ');

    /// <summary>The example of its tests.</summary>
    private static readonly string[] Short = "test text with some text numbers hyphenhere and text punctuations".Split(' ');

    [Fact]
    public void The_example_of_LexicalRichness_has_its_published_values()
    {
        Assert.Equal((57, 39), (Example.Length, Example.Distinct().Count()));
        Assert.Equal(0.6842105263157895, LexicalDiversity.TypeTokenRatio(Example), Digits);
        Assert.Equal(0.8351515151515151, LexicalDiversity.Mattr(Example, 25), Digits);
        Assert.Equal(46.79226361031519, LexicalDiversity.Mtld(Example), Digits);
        Assert.Equal(0.7468703323966486, LexicalDiversity.Hdd(Example), Digits);
    }

    [Fact]
    public void The_tests_of_LexicalRichness_pass()
    {
        Assert.Equal(0.8, LexicalDiversity.TypeTokenRatio(Short), Digits);
        Assert.Equal(0.9, LexicalDiversity.Mattr(Short, 5), Digits);
        Assert.Equal(1, LexicalDiversity.Mattr(Short, 1), Digits);
        Assert.Equal(0.8, LexicalDiversity.Mattr(Short, Short.Length), Digits);
        Assert.Equal(14.000000000000004, LexicalDiversity.Mtld(Short), Digits);
        Assert.Equal(0.8833333333333332, LexicalDiversity.Hdd(Short, 5), Digits);
        Assert.Equal(7, LexicalDiversity.Mtld("only unique terms in this little string".Split(' ')), Digits);
    }

    [Theory]
    [InlineData(2, (0.5 + 1 + 1 + 0.5 + 1 + 1) / 6)]
    [InlineData(3, 2.0 / 3)]
    [InlineData(4, 0.5)]
    public void Moving_averages_are_those_of_quanteda(int window, double expected) =>
        Assert.Equal(expected, LexicalDiversity.Mattr("one one two one one two one".Split(' '), window), Digits);

    /// <summary>Counts of 3, 2 and 1: 10⁴ (9 + 4 + 1 − 6) / 36.</summary>
    [Fact]
    public void Yules_K_is_its_formula() => Assert.Equal(1e4 * 8 / 36, LexicalDiversity.YulesK("a a a b b c".Split(' ')), Digits);

    [Fact]
    public void Too_few_words_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LexicalDiversity.Hdd(Short));
        Assert.Throws<ArgumentException>(() => LexicalDiversity.Mattr(Short));
        Assert.Throws<ArgumentException>(() => LexicalDiversity.Mtld(Array.Empty<string>()));
        Assert.Throws<ArgumentOutOfRangeException>(() => LexicalDiversity.Mtld(Short, 1));
    }
}
