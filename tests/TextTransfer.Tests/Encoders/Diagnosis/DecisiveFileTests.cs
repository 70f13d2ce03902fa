using System.Text.Json.Nodes;

namespace TextTransfer.Tests.Encoders.Diagnosis;

/// <summary>Whatever the layout of a folder, a change in any of its files is put down to that file.</summary>
public sealed class DecisiveFileTests : IDisposable
{
    private const string Model = "0_Transformer/onnx/model.onnx", Weights = "0_Transformer/onnx/table.bin", Tokenizer = "0_Transformer/tokenizer.json";
    private static readonly string[] Texts = ["a b", "c", "d e f a", ""];

    private readonly TinyEncoder folder = new();

    /// <summary>The transformer in a folder of its own, weights beside the model, pooling under its own name, a module two levels down.</summary>
    public DecisiveFileTests()
    {
        folder.MoveTransformer("0_Transformer");
        folder.Write(Model, Lookup("table.bin"));
        folder.Write(Weights, OnnxWriter.Raw(TinyEncoder.Table));
        folder.Write("0_Transformer/tokenizer_config.json", """{"do_lower_case": false, "model_max_length": 20}""");
        folder.Write("0_Transformer/sentence_bert_config.json", "{}");
        folder.Write("modules.json", """
            [{"path": "0_Transformer", "type": "sentence_transformers.models.Transformer"},
             {"path": "pool", "type": "sentence_transformers.models.Pooling"},
             {"path": "head/projection", "type": "sentence_transformers.models.Dense"},
             {"path": "3_LayerNorm", "type": "sentence_transformers.models.LayerNorm"},
             {"path": "", "type": "sentence_transformers.models.Normalize"}]
            """);
        folder.Write("pool/config.json", """{"pooling_mode": "mean"}""");
        folder.Write("head/projection/config.json", """{"in_features": 3, "out_features": 3, "bias": false, "activation_function": "torch.nn.modules.linear.Identity"}""");
        folder.WriteWeights("head/projection", "F32", ("linear.weight", [0.5f, -0.25f, 1, 0.125f, 0.75f, -0.5f, 1, 1, 0.25f]));
        folder.WriteWeights("3_LayerNorm", "F32", ("norm.weight", [2, 0.5f, -1]), ("norm.bias", [0.25f, 0, 3]));
        folder.Write("1_Pooling/config.json", "not read");
        folder.Write("model.safetensors", "not read");
        folder.Write("0_Transformer/onnx/model.onnx.sha256", "not read");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_files_that_were_read_are_listed_and_no_others()
    {
        Pin();
        Assert.Empty(Examine().Findings);
        Assert.Equal(
        [
            "0_Transformer/config.json", Model, Weights, "0_Transformer/sentence_bert_config.json", Tokenizer, "0_Transformer/tokenizer_config.json",
            "3_LayerNorm/model.safetensors", "config_sentence_transformers.json", "head/projection/config.json", "head/projection/model.safetensors",
            "modules.json", "pool/config.json",
        ], Listed());
    }

    [Fact]
    public void Every_listed_file_is_compared()
    {
        Pin();
        // White space behind JSON, and bytes behind the last tensor and table, change no result; a byte behind a model would.
        string[] changed = [.. Listed().Where(f => f != Model)];
        foreach (string file in changed)
            File.AppendAllText(Path.Combine(folder.Path, file), "\n");
        EncoderFinding finding = Assert.Single(Examine().Findings);
        Assert.Equal((EncoderFindingKind.FilesDiffer, false), (finding.Kind, finding.IsFailure));
        Assert.All(changed, f => Assert.Contains($"{f} is not the file golden.json was made from: it has", finding.Problem, StringComparison.Ordinal));
        Assert.DoesNotContain(Model, finding.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_token_ids_are_put_down_to_the_tokenizer_in_use()
    {
        Pin();
        Edit(Tokenizer, "\"a\": 4, \"b\": 5", "\"a\": 5, \"b\": 4");
        Fails(EncoderFindingKind.TokenizerDiffers, "expected 4 'a', got 5 'a'", $"{Tokenizer} is not the file", $"Restore {Tokenizer}");
    }

    [Fact]
    public void Other_weights_of_a_module_are_named()
    {
        Pin();
        folder.WriteWeights("head/projection", "F32", ("linear.weight", [0.5f, 0.25f, -1, 0.125f, 0.75f, 0.5f, 1, -1, 0.25f]));
        Fails(EncoderFindingKind.VectorsDiffer, "head/projection/model.safetensors is not the file");
        Pin();
        folder.WriteWeights("3_LayerNorm", "F32", ("norm.weight", [2, 0.5f, 1]), ("norm.bias", [0.25f, 3, 0]));
        Fails(EncoderFindingKind.VectorsDiffer, "3_LayerNorm/model.safetensors is not the file");
    }

    [Fact]
    public void Another_model_file_is_named_though_the_pinned_one_is_as_it_was()
    {
        Pin();
        folder.Write("0_Transformer/onnx/model_q4.onnx", Lookup(null, [.. TinyEncoder.Table.Reverse()]));
        Assert.Empty(Examine().Findings);
        Fails(new() { ModelFile = "onnx/model_q4.onnx" }, EncoderFindingKind.VectorsDiffer,
            "onnx/model_q4.onnx is not among the files golden.json was made from", "--model-file");

        Pin(new() { ModelFile = "onnx/model_q4.onnx" });
        Fails(EncoderFindingKind.VectorsDiffer, $"{Model} is not among the files", $"{Weights} is not among the files", "--model-file");
    }

    [Fact]
    public void Weights_beside_the_model_are_named_changed_or_gone()
    {
        Pin();
        folder.Write(Weights, OnnxWriter.Raw([.. TinyEncoder.Table.Reverse()]));
        EncoderFinding finding = Fails(EncoderFindingKind.VectorsDiffer, $"{Weights} is not the file golden.json was made from; its length is the same");
        Assert.DoesNotContain("--model-file", finding.Remedy, StringComparison.Ordinal);
        folder.Delete(Weights);
        Fails(EncoderFindingKind.CannotOpen, $"{Weights} is gone.");
    }

    [Theory]
    [InlineData("pool/config.json", "mean", "max", "pooling is Max")]
    [InlineData("0_Transformer/tokenizer_config.json", "20", "10", "the length limit is 10 tokens")]
    [InlineData("0_Transformer/sentence_bert_config.json", "{}", """{"max_seq_length": 12}""", "the length limit is 12 tokens")]
    [InlineData("0_Transformer/config.json", "64", "11", "the length limit is 11 tokens")]
    public void A_setting_is_put_down_to_the_file_it_comes_from(string file, string part, string replacement, string mention)
    {
        Pin();
        Edit(file, part, replacement);
        Fails(EncoderFindingKind.SettingsDiffer, mention, $"Restore {file}, ");
    }

    [Fact]
    public void A_contradiction_that_keeps_the_folder_from_opening_is_put_down_to_the_file_that_changed()
    {
        Pin();
        Edit("0_Transformer/tokenizer_config.json", "false", "true");
        Fails(EncoderFindingKind.CannotOpen, "0_Transformer/tokenizer_config.json is not the file golden.json was made from: it has");
    }

    [Fact]
    public void A_model_elsewhere_is_compared_only_while_it_is_in_use()
    {
        using TemporaryFolder elsewhere = new();
        EncoderOptions options = new() { ModelFile = elsewhere.Write("other.onnx", Lookup(null)) };
        Pin(options);
        Assert.Empty(Examine(options).Findings);

        elsewhere.Write("other.onnx", Lookup(null, [.. TinyEncoder.Table.Reverse()]));
        Fails(options, EncoderFindingKind.VectorsDiffer, "other.onnx is not the file");
        Assert.DoesNotContain("other.onnx", Assert.Single(Examine().Findings).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_lead_out_of_the_folder_are_not_followed()
    {
        using TemporaryFolder elsewhere = new();
        Pin();
        string golden = File.ReadAllText(Path.Combine(folder.Path, "golden.json"));
        foreach (string name in new[] { elsewhere.Write("other.txt", "x"), "../absent", "pool/../../absent", "no\0path" })
        {
            JsonNode edited = JsonNode.Parse(golden)!;
            edited["files"]!.AsArray().Add(new JsonObject { ["name"] = name, ["bytes"] = 7, ["sha256"] = "" });
            folder.Write("golden.json", edited.ToJsonString());
            Assert.Empty(Examine().Findings);
        }
    }

    private static byte[] Lookup(string? externalFile, float[][]? table = null) => TinyEncoder.Inputs()
        .Weights("table", table ?? TinyEncoder.Table, externalFile)
        .Node("Gather", ["table", "input_ids"], "last_hidden_state")
        .Output("last_hidden_state", OnnxWriter.Float, 0, 0, TinyEncoder.Hidden).ToBytes();

    private void Pin(EncoderOptions? options = null) => EncoderDoctor.Pin(folder.Path, Texts, options, overwrite: true, TestContext.Current.CancellationToken);

    private EncoderDiagnosis Examine(EncoderOptions? options = null) => EncoderDoctor.Examine(folder.Path, options, TestContext.Current.CancellationToken);

    private string[] Listed() =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, "golden.json")))!["files"]!.AsArray().Select(f => f!["name"]!.GetValue<string>())];

    private void Edit(string file, string part, string replacement)
    {
        string content = File.ReadAllText(Path.Combine(folder.Path, file));
        Assert.Contains(part, content, StringComparison.Ordinal);
        folder.Write(file, content.Replace(part, replacement, StringComparison.Ordinal));
    }

    private EncoderFinding Fails(EncoderFindingKind cause, params string[] mentions) => Fails(null, cause, mentions);

    private EncoderFinding Fails(EncoderOptions? options, EncoderFindingKind cause, params string[] mentions)
    {
        EncoderFinding first = Examine(options).Findings[0];
        Assert.Equal((cause, true), (first.Kind, first.IsFailure));
        Assert.All(mentions, m => Assert.Contains(m, $"{first.Problem} {first.Remedy}", StringComparison.Ordinal));
        return first;
    }
}
