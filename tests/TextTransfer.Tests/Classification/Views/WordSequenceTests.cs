using TextTransfer.Classification.Views;

namespace TextTransfer.Tests.Classification.Views;

public class WordSequenceTests
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
    {
        WordSequence words = WordSequence.Of(text);
        var actual = new List<string>();
        for (int t = 0; t < words.TermCount; t++)
            actual.Add(words.Term(t).ToString());
        Assert.Equal(terms, string.Join('|', actual));
    }

    [Fact]
    public void Lone_surrogates_and_characters_beyond_the_basic_plane_are_read()
    {
        WordSequence words = WordSequence.Of("\ud800 𝐀𠀀𠀁");
        Assert.Equal(3, words.Count);
        Assert.Equal("𠀀", words.Term(1).ToString());
    }
}
