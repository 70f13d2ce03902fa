namespace TextTransfer.Tests.Store;

/// <summary>Which ONNX file is taken, and what comes with it.</summary>
public sealed class EncoderVariantTests : IDisposable
{
    private readonly SampleHub hub = new();

    public EncoderVariantTests()
    {
        hub.Server.Add("onnx/model_fp16.onnx", SampleHub.Random(3000, 5), isLarge: true);
        hub.Server.Add("onnx/model_fp16.onnx_data", SampleHub.Random(9000, 6), isLarge: true);
        hub.Server.Add("onnx/model_qint8_avx512_vnni.onnx", SampleHub.Random(2000, 7), isLarge: true);
    }

    public void Dispose() => hub.Dispose();

    [Theory]
    [InlineData(null, "onnx/model.onnx")]
    [InlineData("model_fp16.onnx", "onnx/model_fp16.onnx")]
    [InlineData("model_fp16", "onnx/model_fp16.onnx")]
    [InlineData("fp16", "onnx/model_fp16.onnx")]
    [InlineData("onnx/model_qint8_avx512_vnni.onnx", "onnx/model_qint8_avx512_vnni.onnx")]
    public async Task A_variant_is_chosen_by_name(string? variant, string path)
    {
        EncoderPull pull = await hub.PullAsync(new() { Variant = variant });
        Assert.Equal(path, pull.Encoder.Variant);
        Assert.Equal(hub.Server.Bytes(path), File.ReadAllBytes(Path.Combine(pull.Encoder.Folder, "onnx", "model.onnx")));
        Assert.Equal(path.Contains("fp16", StringComparison.Ordinal), pull.Encoder.Files.Any(f => f.Path == "onnx/model_fp16.onnx_data"));
    }

    [Theory]
    [InlineData("0_Transformer/onnx/model.onnx")]
    [InlineData("0_Transformer/model.onnx")]
    [InlineData("onnx/model.onnx")]
    public async Task The_model_lies_in_the_transformers_folder(string path)
    {
        hub.Server.Add("modules.json", """[{"path": "0_Transformer", "type": "sentence_transformers.models.Transformer"}, {"path": "1_Pooling", "type": "sentence_transformers.models.Pooling"}]""");
        foreach (string file in new[] { "config.json", "tokenizer.json", "sentence_bert_config.json" })
            hub.Server.Add($"0_Transformer/{file}", "{}");
        hub.Server.Add(path, SampleHub.Random(4000, 12), isLarge: true);
        hub.Server.Add($"{path}_data", SampleHub.Random(100, 13), isLarge: true);
        EncoderPull pull = await hub.PullAsync();
        Assert.Equal(path, pull.Encoder.Variant);
        Assert.Equal(hub.Server.Bytes(path), File.ReadAllBytes(Path.Combine(pull.Encoder.Folder, "0_Transformer", "onnx", "model.onnx")));
        Assert.True(File.Exists(Path.Combine(pull.Encoder.Folder, "0_Transformer", "onnx", "model.onnx_data")));
        Assert.True(File.Exists(Path.Combine(pull.Encoder.Folder, "0_Transformer", "tokenizer.json")));
    }

    [Fact]
    public async Task A_transformers_folder_outside_is_refused()
    {
        hub.Server.Add("modules.json", """[{"path": "../../elsewhere", "type": "sentence_transformers.models.Transformer"}]""");
        Assert.Contains("../../elsewhere", (await hub.PullFailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_in_files_named_after_tensors_come_along()
    {
        hub.Server.Add("onnx/Constant_7_attr__value", SampleHub.Random(100, 8), isLarge: true);
        EncoderPull pull = await hub.PullAsync();
        Assert.Equal([.. SampleHub.Needed.Append("onnx/Constant_7_attr__value").Order(StringComparer.Ordinal)], pull.Encoder.Files.Select(f => f.Path));
    }

    [Fact]
    public async Task Several_without_a_default_are_listed_with_their_sizes()
    {
        hub.Server.Listing = all => all.Remove(all.Single(f => f!["path"]!.GetValue<string>() == SampleHub.Weights));
        EncoderStoreException error = await hub.PullFailsAsync();
        Assert.Contains("onnx/model_fp16.onnx (0.0 MB), onnx/model_qint8_avx512_vnni.onnx (0.0 MB)", error.Message, StringComparison.Ordinal);
        Assert.Contains("--variant", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_variant_is_refused_with_a_list() =>
        Assert.Contains("'int4'. Choose one of onnx/model.onnx (0.3 MB)", (await hub.PullFailsAsync(new() { Variant = "int4" })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_model_without_ONNX_says_how_to_export()
    {
        hub.Server.Listing = all =>
        {
            foreach (var file in all.Where(f => f!["path"]!.GetValue<string>().EndsWith(".onnx", StringComparison.Ordinal)).ToArray())
                all.Remove(file);
        };
        Assert.Contains("optimum-cli export onnx", (await hub.PullFailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_without_tokenizer_json_is_refused()
    {
        hub.Server.Listing = all => all.Remove(all.Single(f => f!["path"]!.GetValue<string>() == "tokenizer.json"));
        Assert.Contains("tokenizer.json", (await hub.PullFailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_variant_replaces_the_first_only_by_force()
    {
        await hub.PullAsync();
        EncoderStoreException error = await Assert.ThrowsAsync<EncoderStoreException>(() => hub.PullAsync(new() { Variant = "fp16" }));
        Assert.Contains("--force", error.Message, StringComparison.Ordinal);
        Assert.Equal("onnx/model_fp16.onnx", (await hub.PullAsync(new() { Variant = "fp16", Force = true })).Encoder.Variant);
        hub.CreateStore().Verify(SampleHub.Id);

        // Following a branch keeps the choice.
        hub.Server.Main = HubServer.LaterCommit;
        Assert.Equal("onnx/model_fp16.onnx", (await hub.PullAsync(new() { Force = true })).Encoder.Variant);
    }
}
