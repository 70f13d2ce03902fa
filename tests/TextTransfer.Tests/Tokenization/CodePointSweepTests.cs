using System.Globalization;
using System.Text;
using System.Text.Json;
using TextTransfer.Tokenization;

namespace TextTransfer.Tests.Tokenization;

/// <summary>Every code point through normalizers and pre-tokenizers, against a sweep through the reference.</summary>
public sealed class CodePointSweepTests
{
    private const int CodePointCount = 0x110000;

    [Theory]
    [InlineData("minilm")]
    [InlineData("wordpiece-cased")]
    [InlineData("unigram-xlmr")]
    public void Normalizers_replace_each_code_point_as_the_reference(string name)
    {
        TextNormalizer normalizer = ReadNormalizer(Checkout.Shared($"golden/tokenizers/{name}/tokenizer.json"));
        Assert.Empty(Differences(normalizer, ReadSweep(name)));
    }

    [Fact]
    public void The_character_map_of_e5_differs_from_that_of_the_sweep_in_one_rule()
    {
        using JsonDocument e5 = JsonDocument.Parse(File.ReadAllBytes(Checkout.File("src/TextTransfer.Encoders.MultilingualE5/encoder/tokenizer.json")));
        JsonElement precompiled = e5.RootElement.GetProperty("normalizer").GetProperty("normalizers")[1];
        TextNormalizer normalizer = Components.Normalizers.Read(new(precompiled, "e5", "$"));
        Assert.Equal([0x061C], Differences(normalizer, ReadSweep("unigram-xlmr")));
    }

    [Fact]
    public void The_BERT_pre_tokenizer_splits_at_each_code_point_as_the_reference()
    {
        var expected = new Dictionary<int, string>();
        foreach (string line in SweepLines("bertpretokenizer.tsv.gz"))
        {
            string[] fields = line.Split('\t');
            for (int c = ParseHex(fields[0]); c <= ParseHex(fields[1]); c++)
                expected[c] = fields[2];
        }

        var tokens = new PreTokens();
        var preTokenizer = new BertPreTokenizer();
        Assert.DoesNotContain(CodePoints(), codePoint =>
        {
            string text = $"a{new Rune(codePoint)}b";
            tokens.Text.Load(text);
            tokens.Reset();
            preTokenizer.Split(tokens);
            string kind = tokens.Pieces.Length switch { 1 => "word", 2 => "space", _ => "punct" };
            return kind != expected.GetValueOrDefault(codePoint, "word");
        });
    }

    private static IEnumerable<int> CodePoints() => Enumerable.Range(0, CodePointCount).Where(Rune.IsValid);

    private static List<int> Differences(TextNormalizer normalizer, Dictionary<int, string> expected)
    {
        var text = new EditedText();
        return [.. CodePoints().Where(codePoint =>
        {
            text.Load($"a{new Rune(codePoint)}b");
            normalizer.Normalize(text);
            return !text.Span.SequenceEqual(expected.GetValueOrDefault(codePoint) ?? $"a{new Rune(codePoint)}b");
        })];
    }

    private static TextNormalizer ReadNormalizer(string path)
    {
        JsonElement json = JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
        return Components.Normalizers.Read(new TokenizerElement(json, path, "$").Member("normalizer"));
    }

    /// <summary>What becomes of "a", the code point and "b"; code points that stay as they are have no entry.</summary>
    private static Dictionary<int, string> ReadSweep(string name)
    {
        const string whole = "RAW ";
        return SweepLines($"normalizer.{name}.tsv.gz").Select(line => line.Split('\t')).ToDictionary(
            fields => ParseHex(fields[0]),
            fields => fields[1].StartsWith(whole, StringComparison.Ordinal) ? ParseText(fields[1][whole.Length..]) : $"a{ParseText(fields[1])}b");
    }

    private static string ParseText(string codePoints) =>
        string.Concat(codePoints.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => new Rune(ParseHex(c)).ToString()));

    private static string[] SweepLines(string file) =>
        Encoding.UTF8.GetString(Checkout.Unzip(Checkout.Shared($"golden/sweep/{file}"))).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static int ParseHex(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
