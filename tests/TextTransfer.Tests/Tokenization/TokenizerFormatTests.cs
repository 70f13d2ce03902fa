using System.Text.Json.Nodes;

namespace TextTransfer.Tests.Tokenization;

public sealed class TokenizerFormatTests : IDisposable
{
    private const string WordPiece = """
        {
          "version": "1.0", "truncation": { "max_length": 2 }, "padding": null,
          "added_tokens": [{ "id": 1, "content": "[X]", "single_word": false, "lstrip": true, "rstrip": false, "normalized": true, "special": true }],
          "normalizer": { "type": "Sequence", "normalizers": [{ "type": "Replace", "pattern": { "Regex": " {2,}" }, "content": "-" }] },
          "pre_tokenizer": { "type": "WhitespaceSplit" },
          "post_processor": { "type": "BertProcessing", "sep": ["[X]", 1], "cls": ["a", 2] },
          "decoder": { "type": "Fancy" },
          "model": { "type": "WordPiece", "unk_token": "?", "continuing_subword_prefix": "##", "max_input_chars_per_word": 5, "vocab": { "?": 0, "[X]": 1, "a": 2, "##b": 3, "##-": 4 } }
        }
        """;

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void Truncation_padding_and_decoders_are_ignored()
    {
        File.WriteAllText(file, WordPiece);
        TextTokenizer tokenizer = TextTokenizer.Load(file);

        Assert.Equal(5, tokenizer.VocabularySize);
        Assert.Equal([2, 2, 3, 0, 1, 2, 4, 1], tokenizer.Encode("ab abc \t[X]a   "));
        Assert.Equal([2, 0, 0, 1], tokenizer.Encode("abbbbb b"));
    }

    [Theory]
    [InlineData("$.normalizer", """{"type":"Fancy"}""", "Fancy")]
    [InlineData("$.normalizer.normalizers[0]", """{"type":"Strip"}""", "strip_left")]
    [InlineData("$.normalizer.normalizers[0].pattern.String", "\"\"", "empty")]
    [InlineData("$.pre_tokenizer", """{"type":"ByteLevel"}""", "add_prefix_space")]
    [InlineData("$.pre_tokenizer", """{"type":"UnicodeScripts"}""", "UnicodeScripts")]
    [InlineData("$.pre_tokenizer", """{"type":"FixedLength","length":2}""", "FixedLength")]
    [InlineData("$.pre_tokenizer.fast", "true", "fast")]
    [InlineData("$.model", """{"type":"Fancy"}""", "Fancy")]
    [InlineData("$.model", """{"unk_token":"?"}""", "type")]
    [InlineData("$.model.vocab", """{"?":0,"a":-1}""", "\"a\"")]
    [InlineData("$.model.unk_token", "\"!\"", "!")]
    [InlineData("$.model.dropout", "0.5", "dropout")]
    [InlineData("$.model.max_input_chars_per_word", "-1", "-1")]
    [InlineData("$.post_processor", """{"type":"Fancy"}""", "Fancy")]
    [InlineData("$.added_tokens[0].single_word", "1", "expected true or false")]
    [InlineData("$.added_tokens[0].id", "7", "7")]
    [InlineData("$.version", "\"2.0\"", "2.0")]
    [InlineData("$.extra", "{}", "extra")]
    public void What_is_not_known_is_refused_by_name_and_place(string place, string json, string named)
    {
        File.WriteAllText(file, Replace(JsonNode.Parse(WordPiece)!, place, JsonNode.Parse(json)!).ToJsonString());

        TokenizerFormatException error = Assert.Throws<TokenizerFormatException>(() => TextTokenizer.Load(file));

        Assert.Equal(file, error.FileName);
        Assert.Equal(place, error.Place);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dropout", "0.1", "$.dropout")]
    [InlineData("unk_token", "\"!\"", "$.unk_token")]
    [InlineData("merges", """["a b c"]""", "$.merges")]
    [InlineData("merges", """[["a","b","c"]]""", "$.merges")]
    [InlineData("merges", """["a x"]""", "$.merges")]
    [InlineData("merges", """["b a"]""", "$.merges")]
    [InlineData("merges", "[1]", "$.merges")]
    [InlineData("vocab", "[]", "$.vocab")]
    [InlineData("fancy", "true", "$.fancy")]
    public void BPE_that_is_not_sound_is_refused_by_place(string option, string json, string place)
    {
        JsonObject model = JsonNode.Parse("""{ "type": "BPE", "dropout": 0, "vocab": { "a": 0, "b": 1, "ab": 2 }, "merges": ["a b"] }""")!.AsObject();
        Assert.NotNull(Json.Model(model));
        model[option] = JsonNode.Parse(json);
        Assert.Equal(place, Assert.Throws<TokenizerFormatException>(() => Json.Model(model)).Place);
    }

    [Theory]
    [InlineData("""{"vocab":{"a":0,"b":1,"ab":2},"merges":["a b"]}""", "ab", 2)]
    [InlineData("""{"unk_token":"a","vocab":{"a":0,"ab":1}}""", "ab", 1)]
    [InlineData("""{"unk_token":"a","continuing_subword_prefix":"","max_input_chars_per_word":9,"vocab":{"a":0,"ab":1}}""", "abab", 1)]
    [InlineData("""{"unk_id":0,"vocab":[["?",0],["ab",-1]]}""", "ab", 1)]
    public void A_model_without_a_type_is_known_by_its_members(string json, string piece, int id) =>
        Assert.All(Json.Model(JsonNode.Parse(json)!).Tokenize(piece), actual => Assert.Equal(id, actual));

    [Theory]
    [InlineData("""{"type":"Sequence","processors":[{"type":"BertProcessing","cls":["a",2],"sep":["a",2]},{"type":"BertProcessing","cls":["a",2],"sep":["a",2]}]}""", "$.post_processor.processors[1]")]
    [InlineData("""{"type":"ByteLevel","trim_offsets":true}""", "$.post_processor")]
    [InlineData("""{"type":"TemplateProcessing","single":[{"Sequence":{"id":"A","type_id":1}}],"pair":[],"special_tokens":{}}""", "$.post_processor.single[0]")]
    public void A_post_processor_that_is_not_known_is_refused_by_place(string json, string place)
    {
        File.WriteAllText(file, Replace(JsonNode.Parse(WordPiece)!, "$.post_processor", JsonNode.Parse(json)!).ToJsonString());
        TokenizerFormatException error = Assert.Throws<TokenizerFormatException>(() => TextTokenizer.Load(file));
        Assert.StartsWith(place, error.Place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"model\": ")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":"\uD800"}""")]
    public void Other_content_is_refused(string content)
    {
        File.WriteAllText(file, content);
        Assert.Throws<TokenizerFormatException>(() => TextTokenizer.Load(file));
    }

    [Theory]
    [InlineData("nowhere.json")]
    [InlineData("/")]
    public void What_cannot_be_read_is_named(string path) =>
        Assert.StartsWith(path, Assert.Throws<TokenizerFormatException>(() => TextTokenizer.Load(path)).Message, StringComparison.Ordinal);

    /// <summary>Sets a value in a JSON document at a path of names and indices.</summary>
    private static JsonNode Replace(JsonNode root, string path, JsonNode value)
    {
        string[] steps = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.')[1..];
        JsonNode parent = steps[..^1].Aggregate(root, (node, step) => int.TryParse(step, out int index) ? node[index]! : node[step]!);
        if (int.TryParse(steps[^1], out int last))
            parent[last] = value;
        else
            parent[steps[^1]] = value;
        return root;
    }
}
