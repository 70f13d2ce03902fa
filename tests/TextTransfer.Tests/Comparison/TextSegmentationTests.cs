using System.Globalization;
using System.Text;
using TextTransfer.Comparison.Segmentation;

namespace TextTransfer.Tests.Comparison;

/// <summary>Against the break tests of the Unicode Character Database, and in the languages of the public sets.</summary>
public sealed class TextSegmentationTests
{
    private delegate int NextBoundary(ReadOnlySpan<char> text, int start);

    [Fact]
    public void Word_boundaries_are_those_of_the_standard() => Check("word-breaks.txt", 1823, WordBreaks.Next);

    [Fact]
    public void Sentence_boundaries_are_those_of_the_standard() => Check("sentence-breaks.txt", 502, SentenceBreaks.Next);

    [Theory]
    [InlineData("Don't stop; it's 3.5 km to St-Étienne.", "Don't stop it's km to St Étienne")]
    [InlineData("Die Übergröße kostet 20 €!", "Die Übergröße kostet")]
    [InlineData("Это 1-й дом.", "Это й дом")]
    [InlineData("日本語のテスト", "日 本 語 の テスト")]
    [InlineData("你好，世界", "你 好 世 界")]
    [InlineData("مرحبا بالعالم", "مرحبا بالعالم")]
    [InlineData("צה״ל ארה״ב", "צה״ל ארה״ב")]
    [InlineData("", "")]
    [InlineData("1 2 3 … 🙂", "")]
    public void Words_hold_letters(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', TextSegmentation.Words(text).Select(w => text[w])));

    [Fact]
    public void Sentences_end_at_terminators_and_line_breaks_and_hold_words()
    {
        const string Text = "He paid 3.50 dollars. \"Why?\" she asked.\n\nHeading\n***\n最初の文。次の文。";
        Assert.Equal(["He paid 3.50 dollars.", "\"Why?\"", "she asked.", "Heading", "最初の文。", "次の文。"], TextSegmentation.Sentences(Text).Select(s => Text[s]));
    }

    [Fact]
    public void An_unpaired_surrogate_is_no_obstacle() => Assert.Equal(2, TextSegmentation.Words("one \uD800 two\uDC00").Count);

    [Theory]
    [InlineData("en"), InlineData("de"), InlineData("fr"), InlineData("es"), InlineData("zh"), InlineData("ar"), InlineData("ru"), InlineData("ja")]
    public void The_language_of_nearly_all_texts_of_a_public_set_is_found(string language)
    {
        string path = Checkout.Shared($"data/sib200_{language}/test.csv");
        Document[] documents = [.. Documents.Read(path)];
        double share = documents.Average(d => TextLanguage.Detect(d.Text) == language ? 1.0 : 0);
        Assert.True(share >= 0.95, string.Create(CultureInfo.InvariantCulture, $"{share:0.000}"));
        Assert.All(documents, d => Assert.True(TextSegmentation.Words(d.Text).Count > 0 && TextSegmentation.Sentences(d.Text).Count > 0));
    }

    [Theory]
    [InlineData("Too short", null)]
    [InlineData("https://example.org/a-page-with-quite-a-long-address/index.html", null)]
    [InlineData("The quick brown fox jumps over the lazy dog.", "en")]
    [InlineData("これは日本語の文章です。", "ja")]
    public void A_text_of_few_letters_has_no_language(string text, string? expected) => Assert.Equal(expected, TextLanguage.Detect(text));

    private static void Check(string file, int count, NextBoundary next)
    {
        string[] lines = [.. File.ReadAllLines(Checkout.File($"tests/TextTransfer.Tests/Comparison/{file}")).Where(l => l.Length > 0 && l[0] != '#')];
        Assert.Equal(count, lines.Length);
        foreach (string line in lines)
        {
            StringBuilder text = new();
            List<int> expected = [];
            foreach (string part in line.Split(' ').Skip(1))
            {
                if (part == "÷")
                    expected.Add(text.Length);
                else if (part != "×")
                    text.Append(char.ConvertFromUtf32(int.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
            }

            string sample = text.ToString();
            List<int> found = [];
            for (int start = 0; start < sample.Length; found.Add(start))
                start = next(sample, start);
            Assert.True(expected.SequenceEqual(found), $"{line}: {string.Join(' ', found)}");
        }
    }
}
