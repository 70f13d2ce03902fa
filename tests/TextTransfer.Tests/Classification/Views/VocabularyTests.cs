using System.Globalization;
using System.Text;
using CsCheck;
using TextTransfer.Classification.Views;

namespace TextTransfer.Tests.Classification.Views;

/// <summary>Against the definition, with a string for every term and a dictionary of them: to the last bit.</summary>
public class VocabularyTests
{
    private static readonly string[] Alphabets =
    [
        "ab AB,.9", "Ärger ÜBER ßİıΣς", "漢字かなカ 한국 x", "ภาษาไทย ก็", "😀👍🏽🇩🇪 👩‍👧", "\uD800\uDC00\uDFFF\uDBFF\uFFFD\uFFFFa\0 ", "𝐀𠀀𐐀𐐨 a", "हिन्दी भा", "\t\n\u00A0\u2003\u3000 x1", "العربية עב",
    ];

    private static readonly Gen<string> AnyText =
        Gen.OneOf([.. Alphabets.Select(a => (Gen<string>)Gen.String[Gen.Char[a], 0, 30])]).Array[0, 4].Select(string.Concat);

    public static TheoryData<string> Names => ["words", "characters"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Weights_are_those_of_the_definition(string name)
    {
        TextAnalyzer analyzer = name == "words" ? TextAnalyzer.Words : TextAnalyzer.Characters;
        Gen.Select(AnyText.Array[1, 6], AnyText).Sample((texts, text) => Check(analyzer, texts, [.. texts, text]), iter: 1000);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_too_long_for_the_pool_are_weighed_alike(string name)
    {
        string text = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"W{i % 700} 漢😀, "));
        Check(name == "words" ? TextAnalyzer.Words : TextAnalyzer.Characters, [text[..2000], "w1 w2"], [text]);
    }

    [Fact]
    public void Terms_that_share_a_hash_are_told_apart()
    {
        var table = new TermTable(TextAnalyzer.Words);
        string[] words = [.. Enumerable.Range(0, 100).Select(i => $"w{i}")];
        foreach (string word in words)
            table.FindOrAdd(7, word);
        Assert.Equal(words, table.Terms);
        Assert.Equal(Enumerable.Range(1, 100), words.Select(w => table.Find(7, w)));
        Assert.Equal(0, table.Find(7, "another"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abcde")]
    public void No_run_is_empty_or_longer_than_four_characters(string term) => Assert.Throws<InvalidDataException>(() => TextAnalyzer.Characters.KeyOf(term));

    private static void Check(TextAnalyzer analyzer, string[] training, string[] texts)
    {
        var vocabulary = Vocabulary.Of(analyzer, [.. training.Select(t => Synthetic.Text(t))]);
        string[][] documents = [.. training.Select(t => Terms(analyzer, t))];
        string[] terms = [.. documents.SelectMany(d => d).Distinct(StringComparer.Ordinal)];
        Assert.Equal(terms, vocabulary.Terms);
        var ids = terms.Index().ToDictionary(t => t.Item, t => t.Index, StringComparer.Ordinal);
        float[] frequencies = [.. terms.Select(t => (float)InverseFrequency(documents.Count(d => d.Contains(t))))];
        foreach (string text in texts)
        {
            string[] found = Terms(analyzer, text);
            var counts = found.Where(ids.ContainsKey).CountBy(t => t, StringComparer.Ordinal).ToArray();
            double[] weights = [.. counts.Select(c => (1 + Math.Log(c.Value)) * frequencies[ids[c.Key]])];
            double squares = weights.Aggregate((found.Length - counts.Sum(c => c.Value)) * InverseFrequency(0) * InverseFrequency(0), (sum, w) => sum + (w * w));
            SparseVector actual = vocabulary.Vectorize(text);
            Assert.Equal(counts.Select(c => ids[c.Key]), actual.Indices);
            Assert.Equal(weights.Select(w => w / Math.Sqrt(squares)), actual.Values);
        }

        double InverseFrequency(int documentCount) => 1 + Math.Log((1.0 + training.Length) / (1 + documentCount));
    }

    private static string[] Terms(TextAnalyzer analyzer, string text) => analyzer == TextAnalyzer.Words ? WordTerms(text) : CharacterTerms(text);

    private static string[] WordTerms(string text)
    {
        // Every character that stands alone is put between spaces, everything that is in no word becomes one.
        string spaced = string.Concat(text.EnumerateRunes().Select(r => !IsWordPart(r) ? " " : StandsAlone(r) ? $" {r} " : Rune.ToLowerInvariant(r).ToString()));
        string[] words = spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. words, .. words.Zip(words.Skip(1), (first, second) => $"{first} {second}")];
    }

    private static bool IsWordPart(Rune rune) => Rune.GetUnicodeCategory(rune) is var category &&
        (Rune.IsLetter(rune) || category is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    /// <summary>Thai, kana and Han, as far as the alphabets here have them.</summary>
    private static bool StandsAlone(Rune rune) => rune.Value is (> 0xE00 and < 0xF00) or (> 0x303F and < 0x3100) or (> 0x4DFF and < 0xA000) or (>= 0x20000 and < 0x40000);

    private static string[] CharacterTerms(string text)
    {
        string lower = string.Concat(text.EnumerateRunes().Select(r => Rune.IsWhiteSpace(r) ? " " : Rune.ToLowerInvariant(r).ToString()));
        return [.. lower.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => $" {w} ").SelectMany(word =>
            from start in Enumerable.Range(0, word.Length)
            from length in Enumerable.Range(2, 3)
            where start + length <= word.Length && !char.IsLowSurrogate(word[start]) && !char.IsHighSurrogate(word[start + length - 1])
            select word.Substring(start, length))];
    }
}
