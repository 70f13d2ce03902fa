namespace TextTransfer.Tests.Encoders;

/// <summary>What an encoder folder lacks is named, with the remedy, and never guessed.</summary>
public sealed class EncoderFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public EncoderFolderTests()
    {
        foreach (string file in Directory.EnumerateFiles(MiniLM.Folder, "*", SearchOption.AllDirectories))
        {
            string target = folder.File(Path.GetRelativePath(MiniLM.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.CreateSymbolicLink(target, file);
        }
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("tokenizer.json", "tokenizer.json")]
    [InlineData("onnx/model.onnx", "model.onnx")]
    [InlineData("modules.json", "--normalize")]
    [InlineData("1_Pooling/config.json", "--pooling")]
    [InlineData("sentence_bert_config.json", "--max-tokens")]
    [InlineData("config_sentence_transformers.json", "--prompt")]
    public void A_missing_file_is_named_with_its_remedy(string file, string mention)
    {
        File.Delete(folder.File(file));
        EncoderFormatException error = Assert.Throws<EncoderFormatException>(() => OnnxTextEncoder.Open(folder.Path));
        Assert.Contains(folder.Path, error.Message, StringComparison.Ordinal);
        Assert.Contains(mention, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_stated_need_not_be_in_the_folder()
    {
        foreach (string file in new[] { "modules.json", "1_Pooling/config.json", "sentence_bert_config.json", "config_sentence_transformers.json" })
            File.Delete(folder.File(file));
        using OnnxTextEncoder stated = OnnxTextEncoder.Open(folder.Path, new() { Normalize = true, Pooling = PoolingMode.Mean, MaxTokens = 256, Prompt = "" });
        using OnnxTextEncoder whole = MiniLM.Create();
        Assert.Equal(whole.Info.Fingerprint, stated.Info.Fingerprint);
    }

    [Theory]
    [InlineData("modules.json", """[{"type": "sentence_transformers.models.Dense"}]""", "Dense")]
    [InlineData("modules.json", "[{", "line 1")]
    [InlineData("1_Pooling/config.json", "[]", "Object")]
    [InlineData("sentence_bert_config.json", """{"max_seq_length": 2}""", "max_seq_length")]
    [InlineData("config.json", """{"max_position_embeddings": 128}""", "128 positions")]
    [InlineData("config_sentence_transformers.json", """{"prompts": {}, "default_prompt_name": "query"}""", "query")]
    [InlineData("onnx/model.onnx", "not a model", "ONNX Runtime")]
    public void What_does_not_fit_is_refused(string file, string content, string mention)
    {
        File.Delete(folder.File(file));
        folder.Write(file, content);
        EncoderFormatException error = Assert.Throws<EncoderFormatException>(() => OnnxTextEncoder.Open(folder.Path));
        Assert.Contains(Path.GetFileName(file), error.Message, StringComparison.Ordinal);
        Assert.Contains(mention, error.Message, StringComparison.Ordinal);
    }
}
