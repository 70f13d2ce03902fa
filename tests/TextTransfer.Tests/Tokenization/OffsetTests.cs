namespace TextTransfer.Tests.Tokenization;

/// <summary>Offsets through every component that moves text about.</summary>
public sealed class OffsetTests
{
    private static string Show(TextTokenizer tokenizer, string text, int maxTokens = int.MaxValue) =>
        string.Join(' ', tokenizer.EncodeWithOffsets(text, maxTokens).Offsets.Select(offsets => $"{offsets.Start}-{offsets.End}"));

    private static object Replace(string pattern, string content) => new { type = "Replace", pattern = new { String = pattern }, content };

    private static TextTokenizer WithTrimming(object postProcessor, params string[] tokens) => Json.Tokenizer(new
    {
        normalizer = Replace(" ", "\u0120"),
        post_processor = postProcessor,
        model = new { type = "BPE", unk_token = "?", vocab = Json.Vocabulary(["?", "\u0120", "a", .. tokens]), merges = tokens.Select(t => $"{t[..^1]} {t[^1]}") },
    });

    [Theory]
    [InlineData("ab", "abc", "x ab x", "0-1 1-2 2-4 2-4 2-4 4-5 5-6")]
    [InlineData("ab", "q", "x ab x", "0-1 1-2 3-4 4-5 5-6")]
    [InlineData("ab", "", "xabx", "0-1 3-4")]
    [InlineData("\U0001F600", "q", "x\U0001F600x", "0-1 1-3 3-4")]
    [InlineData("q", "\U0001F600", "xqx", "0-1 1-2 2-3")]
    public void Replaced_text_belongs_to_the_last_character_replaced(string pattern, string content, string text, string expected)
    {
        // One token for every character.
        TextTokenizer tokenizer = Json.Tokenizer(new { normalizer = Replace(pattern, content), model = new { type = "BPE", unk_token = "?", vocab = Json.Vocabulary("?"), merges = Array.Empty<string>() } });
        Assert.Equal(expected.Replace("2-4", "3-4", StringComparison.Ordinal), Show(tokenizer, text));
    }

    [Theory]
    [InlineData("a  b", "0-1 0-1 1-2 2-3 3-4")]
    [InlineData(" a", "0-1 1-2")]
    [InlineData("\U0001F600", "0-2 0-2")]
    public void A_prefix_belongs_to_the_character_behind_it(string text, string expected) => Assert.Equal(expected, Show(
        Json.Tokenizer(new
        {
            pre_tokenizer = new { type = "Metaspace", replacement = "\u2581", prepend_scheme = "always", split = false },
            model = new { type = "BPE", unk_token = "?", vocab = Json.Vocabulary("?"), merges = Array.Empty<string>() },
        }),
        text));

    [Fact]
    public void Neighbouring_unknown_characters_and_their_bytes_share_a_range()
    {
        object[][] vocabulary = [["?", 0], ["a", -1], .. Enumerable.Range(0, 256).Select(b => new object[] { $"<0x{b:X2}>", -2 })];
        Assert.Equal("0-1 1-3 1-3 1-3 1-3 3-4", Show(Json.Tokenizer(new { model = new { type = "Unigram", unk_id = 0, byte_fallback = true, vocab = vocabulary } }), "a\u00E9\u00E9a"));
        Assert.Equal("0-1 1-3 3-4", Show(Json.Tokenizer(new { model = new { type = "Unigram", unk_id = 0, vocab = vocabulary } }), "a\u00E9\u00E9a"));
    }

    [Theory]
    [InlineData(false, false, " aa a", "0-2 2-3 3-5")]
    [InlineData(true, false, " aa a", "1-2 2-3 4-5")]
    [InlineData(true, true, " aa a", "0-2 2-3 4-5")]
    [InlineData(true, true, "  a", "0-0 2-3")]
    [InlineData(true, false, "  a", "1-1 2-3")]
    public void White_space_is_trimmed_unless_it_was_added(bool trims, bool keepsFirst, string text, string expected)
    {
        object byteLevel = new { type = "ByteLevel", trim_offsets = trims, add_prefix_space = keepsFirst };
        object roberta = new { type = "RobertaProcessing", cls = new object[] { "a", 2 }, sep = new object[] { "a", 2 }, trim_offsets = trims, add_prefix_space = keepsFirst };
        object template = new { type = "TemplateProcessing", single = new object[] { new { Sequence = new { id = "A", type_id = 0 } }, new { SpecialToken = new { id = "e", type_id = 0 } } }, pair = Array.Empty<object>(), special_tokens = new { e = new { id = "e", ids = (int[])[2, 1], tokens = (string[])["a", "b"] } } };

        Assert.Equal(expected, Show(WithTrimming(byteLevel, "\u0120a"), text));
        Assert.Equal($"0-0 {expected} 0-0", Show(WithTrimming(roberta, "\u0120a"), text));
        TextTokenizer sequence = WithTrimming(new { type = "Sequence", processors = (object[])[byteLevel, template] }, "\u0120a");
        Assert.Equal($"{expected} 0-0 0-0", Show(sequence, text));
        Assert.Equal("0-0 0-0", Show(sequence, text, maxTokens: 2));
        Assert.Equal([2, 1], sequence.SuffixIds);
    }

    [Fact]
    public void Unpaired_surrogates_count_as_one_char() =>
        Assert.Equal("0-1 1-2 2-4", Show(Json.Tokenizer(new { model = new { type = "BPE", unk_token = "?", vocab = Json.Vocabulary("?"), merges = Array.Empty<string>() } }), "\uDE00\uD83D\U0001F600"));
}
