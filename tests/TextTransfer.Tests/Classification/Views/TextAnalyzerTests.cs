using CsCheck;
using TextTransfer.Classification.Views;

namespace TextTransfer.Tests.Classification.Views;

public class TextAnalyzerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  ... !", "")]
    [InlineData("Hello, World!", "hello|world|hello world")]
    [InlineData("don't STOP", "don|t|stop|don t|t stop")]
    [InlineData("Ärger über Übel", "ärger|über|übel|ärger über|über übel")]
    [InlineData("x2 4k", "x2|4k|x2 4k")]
    [InlineData("機械kun", "機|械|kun|機 械|械 kun")]
    [InlineData("ab機", "ab|機|ab 機")]
    [InlineData("हिन्दी भाषा", "हिन्दी|भाषा|हिन्दी भाषा")]
    public void Words_then_pairs(string text, string terms)
        => Assert.Equal(terms, Terms(TextAnalyzer.Words, text));

    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\n", "")]
    [InlineData("Ab", " a| ab| ab |ab|ab |b ")]
    [InlineData("a  b!", " a| a |a | b| b!| b! |b!|b! |! ")]
    [InlineData("機械学", " 機| 機械| 機械学|機械|機械学|機械学 |械学|械学 |学 ")]
    public void Runs_of_two_to_four_characters_around_words(string text, string terms)
        => Assert.Equal(terms, Terms(TextAnalyzer.Characters, text));

    /// <summary>Against the definition: every run of a word in spaces, by start, then by length.</summary>
    [Fact]
    public void Character_runs_are_those_of_every_word_in_spaces() => Gen.String[Gen.Char["ab c!"], 0, 30].Sample(text =>
    {
        IEnumerable<string> expected = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => $" {w} ").SelectMany(w =>
            Enumerable.Range(0, w.Length).SelectMany(start => Enumerable.Range(2, 3).Where(n => start + n <= w.Length).Select(n => w.Substring(start, n))));
        Assert.Equal(string.Join('|', expected), Terms(TextAnalyzer.Characters, text));
    });

    [Fact]
    public void Lone_surrogates_and_characters_beyond_the_basic_plane_are_read()
    {
        Assert.Equal("𝐀|𠀀|𠀁|𝐀 𠀀|𠀀 𠀁", Terms(TextAnalyzer.Words, "\ud800 𝐀𠀀𠀁"));
        // No run parts a surrogate pair: a model file holds terms as UTF-8.
        Assert.Equal(" 😀| 😀 |😀|😀 ", Terms(TextAnalyzer.Characters, "😀"));
    }

    private static string Terms(TextAnalyzer analyzer, string text)
    {
        TermSequence terms = analyzer.Analyze(text);
        var actual = new List<string>();
        for (int t = 0; t < terms.Count; t++)
            actual.Add(terms[t].ToString());
        return string.Join('|', actual);
    }
}
