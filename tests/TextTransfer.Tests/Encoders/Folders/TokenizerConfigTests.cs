namespace TextTransfer.Tests.Encoders.Folders;

/// <summary>What tokenizer_config.json says against tokenizer.json, whose normalizer sets ideographs apart and does no more to letters.</summary>
public sealed class TokenizerConfigTests : IDisposable
{
    private readonly TinyEncoder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"do_lower_case": false, "strip_accents": null, "tokenize_chinese_chars": true}""")]
    [InlineData("""{"strip_accents": null}""")]
    [InlineData("""{"strip_accents": false}""")]
    [InlineData("""{"tokenizer_class": "PreTrainedTokenizerFast", "do_lower_case": true}""")]
    public void What_agrees_or_has_no_effect_is_read(string json)
    {
        folder.Write("tokenizer_config.json", json);
        folder.Open().Dispose();
    }

    [Theory]
    [InlineData("""{"do_lower_case": true}""", "do_lower_case amounts to true", "lowercase of")]
    [InlineData("""{"tokenizer_class": "BertTokenizer", "strip_accents": true}""", "strip_accents amounts to true", "strip_accents of")]
    [InlineData("""{"tokenize_chinese_chars": false}""", "tokenize_chinese_chars amounts to false", "handle_chinese_chars of")]
    public void What_the_reference_would_do_otherwise_is_refused(string json, string stated, string option)
    {
        folder.Write("tokenizer_config.json", json);
        folder.AssertRefused(null, "tokenizer_config.json", stated, option, "tokenizer.json");
    }
}
