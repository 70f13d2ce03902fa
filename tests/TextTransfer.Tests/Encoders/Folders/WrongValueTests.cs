namespace TextTransfer.Tests.Encoders.Folders;

/// <summary>A value of another kind than it must be is named; it is not taken for absent.</summary>
public sealed class WrongValueTests : IDisposable
{
    private readonly TinyEncoder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("sentence_bert_config.json", """{"max_seq_length": "256"}""", "max_seq_length is \"256\" where a whole number belongs")]
    [InlineData("sentence_bert_config.json", """{"max_seq_length": 25.5}""", "max_seq_length is 25.5")]
    [InlineData("sentence_bert_config.json", """{"max_seq_length": 32, "do_lower_case": "yes"}""", "do_lower_case is \"yes\"")]
    [InlineData("sentence_bert_config.json", """{"max_seq_length": 32, "module_output_name": ["sentence_embedding"]}""", "module_output_name is [\"sentence_embedding\"]")]
    [InlineData("sentence_bert_config.json", """{"max_seq_length": 32, "processing_kwargs": ["text"]}""", "processing_kwargs is [\"text\"]")]
    [InlineData("sentence_bert_config.json", """{"max_seq_length": 32, "modality_config": "image"}""", "modality_config is \"image\"")]
    [InlineData("config.json", """{"max_position_embeddings": "64"}""", "max_position_embeddings is \"64\"")]
    [InlineData("config.json", """{"hidden_size": [3]}""", "hidden_size is [3]")]
    [InlineData("config.json", """{"hidden_size": 1e12}""", "hidden_size is 1e12")]
    [InlineData("config.json", """{"model_type": 1}""", "model_type is 1")]
    [InlineData("config.json", """{"model_type": "roberta", "pad_token_id": [1]}""", "pad_token_id is [1]")]
    [InlineData("tokenizer_config.json", """{"model_max_length": "512"}""", "model_max_length is \"512\"")]
    [InlineData("tokenizer_config.json", """{"tokenizer_class": ["BertTokenizer"]}""", "tokenizer_class is [\"BertTokenizer\"]")]
    [InlineData("config_sentence_transformers.json", """{"prompts": ["query: "]}""", "prompts is [\"query: \"]")]
    [InlineData("config_sentence_transformers.json", """{"prompts": {"query": ["query: "]}}""", "the prompt 'query' is [\"query: \"]")]
    [InlineData("config_sentence_transformers.json", """{"prompts": {"query": "\ud800"}}""", "the prompt 'query' is \"\\ud800\"")]
    [InlineData("config_sentence_transformers.json", """{"prompts": {"1": "query: "}, "default_prompt_name": 1}""", "default_prompt_name is 1")]
    [InlineData("1_Pooling/config.json", """{"pooling_mode_mean_tokens": true, "word_embedding_dimension": "3"}""", "word_embedding_dimension is \"3\"")]
    public void It_is_refused_with_file_key_value_and_remedy(string file, string json, string mention)
    {
        if (file == "tokenizer_config.json")
            folder.Write("sentence_bert_config.json", "{}");
        folder.Write(file, json);
        folder.AssertRefused(null, Path.Combine(folder.Path, file), mention, "take the file from the model's page");
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused()
    {
        folder.Write("config_sentence_transformers.json", System.Text.Encoding.Latin1.GetBytes("""{"prompts": {"query": "prénom: "}}"""));
        folder.AssertRefused(null, "config_sentence_transformers.json", "UTF-8");
    }

    [Fact]
    public void A_long_value_is_shown_in_part()
    {
        folder.Write("config.json", $$"""{"hidden_size": [{{string.Join(", ", Enumerable.Range(0, 10_000))}}]}""");
        EncoderFormatException error = Assert.Throws<EncoderFormatException>(() => folder.Open());
        Assert.InRange(error.Message.Length, 50, 400);
    }

    [Theory]
    [InlineData("sentence_bert_config.json", """{"max_seq_length": null, "do_lower_case": null, "processing_kwargs": null, "modality_config": null, "module_output_name": null}""")]
    [InlineData("sentence_bert_config.json", """{"max_seq_length": 64.0}""")]
    [InlineData("config.json", """{"model_type": null, "hidden_size": null, "max_position_embeddings": 64}""")]
    [InlineData("config.json", """{"model_type": "bert", "pad_token_id": [0, 1], "eos_token_id": [2, 3], "max_position_embeddings": 64}""")]
    [InlineData("config.json", """{"model_type": "roberta", "pad_token_id": null, "max_position_embeddings": 66}""")]
    [InlineData("tokenizer_config.json", """{"model_max_length": null, "tokenizer_class": null}""")]
    [InlineData("config_sentence_transformers.json", """{"prompts": {"query": "a ", "document": null}, "default_prompt_name": null}""")]
    [InlineData("config_sentence_transformers.json", """{"prompts": null}""")]
    public void What_is_null_or_not_needed_is_no_error(string file, string json)
    {
        folder.Write("sentence_bert_config.json", "{}");
        folder.Write(file, json);
        using OnnxTextEncoder encoder = folder.Open();
        Assert.Equal(64, encoder.Info.MaxTokens);
    }
}
