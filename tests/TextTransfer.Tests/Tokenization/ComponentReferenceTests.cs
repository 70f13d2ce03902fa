using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TextTransfer.Tokenization;

namespace TextTransfer.Tests.Tokenization;

/// <summary>
/// Normalizers and pre-tokenizers one by one against Hugging Face tokenizers 0.23.2 (its Node.js binding): results and original
/// offsets on random strings thick with what they treat specially, and a hash over what becomes of every code point.
/// </summary>
public sealed class ComponentReferenceTests
{
    private static readonly ConcurrentDictionary<string, TextNormalizer> Normalizers = new();
    private static readonly ConcurrentDictionary<string, PreTokenizer> PreTokenizers = new();

    [Fact]
    public void Normalizers_change_and_align_text_as_the_reference() => AssertCases("normalizer", Normalize);

    [Fact]
    public void Pre_tokenizers_cut_text_as_the_reference() => AssertCases("pre_tokenizer", Cut);

    [Theory]
    [InlineData("""{"type":"NFC"}""", "c40dbccb601aa04c8c9dc563e97d6b8ff65c79e20b524dcdc4c07660cfc540e2")]
    [InlineData("""{"type":"NFD"}""", "9c9fc5032ddf946087dd365a606752f8d832b7549c14e91565facae057a637c0")]
    [InlineData("""{"type":"NFKC"}""", "369206bf536981809da8074cb9c20c4af2112c49509d78d994180942275f819b")]
    [InlineData("""{"type":"NFKD"}""", "3b793d6160748e3474fabe91020b5db4adc45009ce41f493cdb102f048a1b764")]
    [InlineData("""{"type":"Lowercase"}""", "22e7f5b4640df3fea1cf758ec5696ef9e19c1cca36f10566259017e39e422ad4")]
    [InlineData("""{"type":"Nmt"}""", "a6623f096bcdeae0c157f80052ae552d77cb089484e6a273be3cd454340b50f5")]
    [InlineData("""{"type":"StripAccents"}""", "17eef024744f027f7ebde2b0971858c4c10a22986da7cf7117794dad795b28d6")]
    [InlineData("""{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":false,"lowercase":true}""", "8b491555b0d17779e47df7927f68ebc85a481f62702ef6855ce7bb78533fb1cf")]
    [InlineData("""{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":true,"lowercase":false}""", "9490c5528d7a65aab98c42e39cc0691d586553376ef0514f0811e80d3cbd0d2e")]
    public void Normalizers_change_every_code_point_as_the_reference(string component, string hash)
    {
        TextNormalizer normalizer = NormalizerOf(component);
        var text = new EditedText();
        Assert.Equal(hash, HashOverCodePoints(c =>
        {
            text.Load($"a{c}b");
            normalizer.Normalize(text);
            return text.Span.ToString();
        }));
    }

    [Theory]
    [InlineData("""{"type":"Whitespace"}""", "f9f65306dbde7c20fb760cb3173daba6931c32c628c3f7e08af3154eca4834ee")]
    [InlineData("""{"type":"Punctuation"}""", "a860217dc6718ec781862e331da450c1a0c31e9cf353ff468de53a32134074a0")]
    [InlineData("""{"type":"Digits","individual_digits":true}""", "3fa88ef307aea8f1f02d63de8fde8d4025dcabf89b9b23e3972f1f62c5728468")]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":true}""", "87fb82b7e01d34c414419573f2eef0773d886b502b08879cfa8e649bdcd71d24")]
    public void Pre_tokenizers_cut_at_every_code_point_as_the_reference(string component, string hash)
    {
        PreTokenizer preTokenizer = PreTokenizerOf(component);
        var tokens = new PreTokens();
        Assert.Equal(hash, HashOverCodePoints(c =>
        {
            tokens.Text.Load($"a{c}1");
            tokens.Reset();
            preTokenizer.Split(tokens);
            var pieces = new List<string>();
            foreach ((int start, int end) in tokens.Pieces)
                pieces.Add(tokens.Text.Span[start..end].ToString());
            return string.Join(' ', pieces);
        }));
    }

    private static TextNormalizer NormalizerOf(string json) => Normalizers.GetOrAdd(json, j => Components.Normalizers.Read(new(JsonDocument.Parse(j).RootElement, "file", "$")));

    private static PreTokenizer PreTokenizerOf(string json) => PreTokenizers.GetOrAdd(json, j => Components.PreTokenizers.Read(new(JsonDocument.Parse(j).RootElement, "file", "$")));

    private static void AssertCases(string kind, Func<JsonElement, string, string> run)
    {
        string[] failures = [.. from c in Cases(kind)
                                let actual = run(c.Component, c.Text)
                                where !string.Equals(actual, c.Expected, StringComparison.Ordinal)
                                select JsonSerializer.Serialize(new { c.Component, c.Text, c.Expected, actual })];
        Assert.True(failures.Length == 0, string.Join('\n', failures.Take(20).Prepend($"{failures.Length} failures:")));
    }

    private static IEnumerable<(JsonElement Component, string Text, string Expected)> Cases(string kind)
    {
        string[] lines = Encoding.UTF8.GetString(Checkout.Unzip(Checkout.File("tests/TextTransfer.Tests/Tokenization/Fixtures/components.jsonl.gz"))).Split('\n')[..^1];
        foreach (string line in lines)
        {
            JsonElement json = JsonDocument.Parse(line).RootElement;
            if (!json.TryGetProperty(kind, out JsonElement component))
                continue;

            string[] parts = json.TryGetProperty("pieces", out JsonElement pieces)
                ? [.. pieces.EnumerateArray().Select(p => p.GetString()!)]
                : [.. json.GetProperty("result").GetString()!.EnumerateRunes().Select(r => r.ToString())];
            int[] offsets = [.. json.GetProperty("offsets").EnumerateArray().Select(o => o.GetInt32())];
            yield return (component, json.GetProperty("text").GetString()!, string.Join(' ', parts.Select((p, i) => $"{p}@{offsets[2 * i]}-{offsets[(2 * i) + 1]}")));
        }
    }

    private static string Normalize(JsonElement component, string original)
    {
        var text = new EditedText();
        text.LoadAligned(original, 0);
        NormalizerOf(component.GetRawText()).Normalize(text);
        var parts = new List<string>();
        for (int i = 0; i < text.Span.Length;)
        {
            int end = i + (char.IsHighSurrogate(text.Span[i]) ? 2 : 1);
            parts.Add(Part(text, original, i, end));
            i = end;
        }

        return string.Join(' ', parts);
    }

    private static string Cut(JsonElement component, string original)
    {
        var tokens = new PreTokens();
        tokens.Text.LoadAligned(original, 0);
        tokens.Reset();
        PreTokenizerOf(component.GetRawText()).Split(tokens);
        var parts = new List<string>();
        foreach ((int start, int end) in tokens.Pieces)
            parts.Add(Part(tokens.Text, original, start, end));
        return string.Join(' ', parts);
    }

    /// <summary>A part of the text and where it comes from, in code points as the reference counts.</summary>
    private static string Part(EditedText text, string original, int start, int end)
    {
        (int originalStart, int originalEnd) = text.OriginalRange(start, end);
        return $"{text.Span[start..end]}@{original[..originalStart].EnumerateRunes().Count()}-{original[..originalEnd].EnumerateRunes().Count()}";
    }

    private static string HashOverCodePoints(Func<string, string> change)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int codePoint = 0; codePoint < 0x110000; codePoint++)
        {
            if (Rune.TryCreate(codePoint, out Rune rune))
                hash.AppendData(Encoding.UTF8.GetBytes($"{change(rune.ToString())}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
