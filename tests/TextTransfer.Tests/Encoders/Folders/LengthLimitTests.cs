namespace TextTransfer.Tests.Encoders.Folders;

/// <summary>The length limit as the reference decides it, and what else the transformer's settings say.</summary>
public sealed class LengthLimitTests : IDisposable
{
    private readonly TinyEncoder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(48, 512, "bert", 64, 48)]
    [InlineData(null, 40, "bert", 64, 40)]
    [InlineData(null, 512, "bert", 64, 64)]
    [InlineData(null, null, "bert", 64, 64)]
    [InlineData(null, 40, "bert", null, 40)]
    [InlineData(null, 40, "xlnet", -1, 40)]
    [InlineData(null, 512, "roberta", 66, 64)]
    [InlineData(64, null, "roberta", 66, 64)]
    public void It_is_stated_or_the_lesser_of_tokenizer_and_positions(int? stated, int? tokenizer, string kind, int? positions, int expected)
    {
        Write(stated, tokenizer?.ToString(), kind, positions);
        using OnnxTextEncoder encoder = folder.Open();
        Assert.Equal(expected, encoder.Info.MaxTokens);
    }

    [Fact]
    public void A_tokenizer_without_a_limit_says_so_by_a_great_number()
    {
        Write(null, "1000000000000000019884624838656", "bert", 64);
        using OnnxTextEncoder encoder = folder.Open();
        Assert.Equal(64, encoder.Info.MaxTokens);
        Write(null, "1000000000000000019884624838656", "bert", null);
        folder.AssertRefused(null, "sentence_bert_config.json", "--max-tokens");
        using OnnxTextEncoder stated = folder.Open(new() { MaxTokens = 20 });
        Assert.Equal(20, stated.Info.MaxTokens);
    }

    [Theory]
    [InlineData("2000000000")]
    [InlineData("1000000000000000019884624838656")]
    [InlineData("1e400")]
    public void A_limit_that_no_model_has_is_none(string great)
    {
        Write(null, great, "xlnet", null);
        folder.Write("sentence_bert_config.json", $$"""{"max_seq_length": {{great}}}""");
        folder.AssertRefused(null, "sentence_bert_config.json", "1048576", "--max-tokens");
        Write(null, "40", "xlnet", null);
        folder.Write("sentence_bert_config.json", $$"""{"max_seq_length": {{great}}}""");
        using OnnxTextEncoder encoder = folder.Open();
        Assert.Equal(40, encoder.Info.MaxTokens);
    }

    [Theory]
    [InlineData(2)]
    [InlineData((1 << 20) + 1)]
    [InlineData(int.MaxValue)]
    public void A_stated_limit_has_bounds(int stated)
    {
        Write(null, null, "xlnet", null);
        Assert.Contains("1048576", Assert.Throws<ArgumentOutOfRangeException>(() => folder.Open(new() { MaxTokens = stated })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bert", 66)]
    [InlineData("roberta", 64)]
    public void More_tokens_than_positions_are_refused(string kind, int usable)
    {
        Write(67, null, kind, 66);
        folder.AssertRefused(null, "config.json", $"{usable} positions", "--max-tokens");
    }

    [Fact]
    public void A_bare_model_needs_no_settings_of_sentence_transformers_but_those_that_are_stated()
    {
        foreach (string file in new[] { "modules.json", "1_Pooling/config.json", "sentence_bert_config.json", "config_sentence_transformers.json" })
            folder.Delete(file);
        folder.AssertRefused(null, "--normalize");
        folder.AssertRefused(new() { Normalize = false }, "--prompt");
        folder.AssertRefused(new() { Normalize = false, Prompt = "" }, "--pooling");
        using OnnxTextEncoder encoder = folder.Open(new() { Normalize = false, Prompt = "", Pooling = PoolingMode.Mean });
        Assert.Equal(64, encoder.Info.MaxTokens);
    }

    [Fact]
    public void Older_names_of_the_settings_are_read()
    {
        folder.Delete("sentence_bert_config.json");
        folder.Write("sentence_roberta_config.json", """{"max_seq_length": 21}""");
        using OnnxTextEncoder encoder = folder.Open();
        Assert.Equal(21, encoder.Info.MaxTokens);
    }

    [Fact]
    public void Lower_case_is_asked_of_the_tokenizer()
    {
        folder.Write("sentence_bert_config.json", """{"max_seq_length": 32, "do_lower_case": true}""");
        folder.AssertRefused(null, "sentence_bert_config.json", "do_lower_case", "Lowercase");
        string tokenizer = File.ReadAllText(Path.Combine(folder.Path, "tokenizer.json"));
        folder.Write("tokenizer.json", tokenizer.Replace("\"lowercase\": false", "\"lowercase\": true", StringComparison.Ordinal));
        folder.AssertEncodes("A B", folder.Encode("a b"));
    }

    [Theory]
    [InlineData("transformer_task", "\"fill-mask\"")]
    [InlineData("module_output_name", "\"sentence_embedding\"")]
    [InlineData("query_expansion", """{"strategy": "fixed", "length": 32}""")]
    [InlineData("processing_kwargs", """{"text": {"add_special_tokens": false}}""")]
    [InlineData("modality_config", """{"text": {"method": "forward", "method_output_name": "last_hidden_state"}, "message": {}}""")]
    [InlineData("modality_config", """{"text": {"method": "forward", "method_output_name": "pooler_output"}}""")]
    public void Settings_that_change_texts_or_outputs_are_refused(string name, string value)
    {
        folder.Write("sentence_bert_config.json", $$"""{"max_seq_length": 32, "{{name}}": {{value}}}""");
        folder.AssertRefused(null, "sentence_bert_config.json", name == "processing_kwargs" ? "text" : name);
    }

    [Fact]
    public void The_newest_form_of_the_settings_is_read()
    {
        folder.Write("sentence_bert_config.json", """
            {"transformer_task": "feature-extraction", "modality_config": {"text": {"method": "forward", "method_output_name": "last_hidden_state"}},
             "module_output_name": "token_embeddings", "processing_kwargs": {}, "unpad_inputs": null}
            """);
        folder.Write("tokenizer_config.json", """{"model_max_length": 33}""");
        using OnnxTextEncoder encoder = folder.Open();
        Assert.Equal(33, encoder.Info.MaxTokens);
    }

    private void Write(int? stated, string? tokenizer, string kind, int? positions)
    {
        folder.Write("sentence_bert_config.json", $$"""{"max_seq_length": {{stated?.ToString() ?? "null"}}}""");
        folder.Write("tokenizer_config.json", $$"""{"model_max_length": {{tokenizer ?? "null"}}}""");
        folder.Write("config.json", $$"""{"model_type": "{{kind}}", "hidden_size": 3, "pad_token_id": 1, "max_position_embeddings": {{positions?.ToString() ?? "null"}}}""");
    }
}
