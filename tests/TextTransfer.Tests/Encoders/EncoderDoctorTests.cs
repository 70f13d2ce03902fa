using System.Text.Json.Nodes;

namespace TextTransfer.Tests.Encoders;

/// <summary>Healthy folders pass; every way to a plausible and wrong vector fails, and its cause comes first.</summary>
public sealed class EncoderDoctorTests
{
    [Theory]
    [InlineData(MiniLM.Name)]
    [InlineData(MultilingualE5.Name)]
    public void Embedded_encoders_are_healthy(string name)
    {
        EncoderDiagnosis diagnosis = Examine(FolderOf(name));
        Assert.Empty(diagnosis.Findings);
        Assert.True(diagnosis.IsHealthy);
        Assert.All(diagnosis.Texts, t => Assert.True(t.AreIdsEqual));
        Assert.InRange(diagnosis.WorstCosine!.Value, 0.98, 1);
        Assert.InRange(diagnosis.MedianCosine!.Value, 0.999, 1);
        Assert.InRange(diagnosis.Texts.Count, 12, 16);
        Assert.Contains(diagnosis.Texts, t => t.TokenCount > 50);
        Assert.All(diagnosis.Speeds, s => Assert.True(s.TextsPerSecond > 0 && s.TokensPerSecond > s.TextsPerSecond));
        Assert.Contains("onnxruntime", Path.GetFileName(diagnosis.Runtime.NativeLibrary), StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.Combine(diagnosis.Folder, "golden.json")).Length < 150_000);
    }

    [Fact]
    public void Every_token_of_another_vocabulary_fails_though_each_has_a_vector()
    {
        // MiniLM's ids all exist in e5's vocabulary, so nothing else would tell.
        using TemporaryFolder folder = EncoderCopy.Make(MultilingualE5.Folder);
        folder.Replace("tokenizer.json", File.ReadAllBytes(Path.Combine(MiniLM.Folder, "tokenizer.json")));
        EncoderDiagnosis diagnosis = Fails(folder, EncoderFindingKind.TokenizerDiffers, "16 of 16", "expected 0 '<s>', got 101 '[CLS]'", "466,247 bytes, and had 9,100,138");
        Assert.All(diagnosis.Texts, t => Assert.NotNull(t.Cosine));
    }

    [Fact]
    public void Token_ids_beyond_the_vocabulary_are_put_down_to_the_tokenizer()
    {
        using TemporaryFolder folder = EncoderCopy.Make(MiniLM.Folder);
        folder.Replace("tokenizer.json", File.ReadAllBytes(Path.Combine(MultilingualE5.Folder, "tokenizer.json")));
        EncoderDiagnosis diagnosis = Fails(folder, EncoderFindingKind.TokenizerDiffers, "tokenizer.json is not the file");
        Assert.Contains(diagnosis.Findings, f => f.Kind == EncoderFindingKind.CannotEncode);
    }

    [Fact]
    public void One_option_of_the_tokenizer_is_enough()
    {
        using TemporaryFolder folder = EncoderCopy.Make(MiniLM.Folder);
        folder.Edit("tokenizer.json", "\"lowercase\":true", "\"lowercase\":false");
        // Where the two files contradict one another the folder cannot even be opened.
        folder.Edit("tokenizer_config.json", "\"do_lower_case\": true", "\"do_lower_case\": false");
        Fails(folder, EncoderFindingKind.TokenizerDiffers, "text 1 at token 1 expected 1996 'the', got 100 '[UNK]'", "466,248 bytes");
    }

    [Theory]
    [InlineData(MiniLM.Name)]
    [InlineData(MultilingualE5.Name)]
    public void Another_pooling_fails(string name)
    {
        using TemporaryFolder folder = EncoderCopy.Make(FolderOf(name));
        folder.Edit("1_Pooling/config.json", "\"pooling_mode_mean_tokens\": true", "\"pooling_mode_mean_tokens\": false");
        folder.Edit("1_Pooling/config.json", "\"pooling_mode_cls_token\": false", "\"pooling_mode_cls_token\": true");
        EncoderDiagnosis diagnosis = Fails(folder, EncoderFindingKind.SettingsDiffer, "pooling is Cls", "made with Mean", "1_Pooling/config.json");
        Assert.Single(diagnosis.Findings);
    }

    [Fact]
    public void A_missing_prompt_fails()
    {
        using TemporaryFolder folder = EncoderCopy.Make(MultilingualE5.Folder);
        folder.Edit("config_sentence_transformers.json", "\"default_prompt_name\": \"query\"", "\"default_prompt_name\": null");
        EncoderDiagnosis diagnosis = Fails(folder, EncoderFindingKind.SettingsDiffer, "the prompt is \"\"", "\"query: \"", "config_sentence_transformers.json");
        Assert.Single(diagnosis.Findings);
        Assert.All(diagnosis.Texts, t => Assert.False(t.AreIdsEqual));
    }

    [Fact]
    public void Cut_weights_fail_though_the_folder_does_not_even_open()
    {
        using TemporaryFolder folder = EncoderCopy.Make(MiniLM.Folder);
        byte[] model = File.ReadAllBytes(folder.File("onnx/model.onnx"));
        folder.Replace("onnx/model.onnx", model[..(model.Length / 2)]);
        EncoderDiagnosis diagnosis = Fails(folder, EncoderFindingKind.CannotOpen, "onnx/model.onnx", "11,763,735 bytes, and had 23,527,471");
        Assert.Null(diagnosis.Encoder);
        Assert.Empty(diagnosis.Texts);
    }

    [Fact]
    public void Damaged_weights_that_load_fail()
    {
        using TemporaryFolder folder = EncoderCopy.Make(MiniLM.Folder);
        byte[] model = File.ReadAllBytes(folder.File("onnx/model.onnx"));
        // Within the 8-bit weights of one matrix of the last layer, so that the file's structure stays whole.
        foreach (ref byte b in model.AsSpan(22_400_000, 400_000))
            b ^= 0x55;
        folder.Replace("onnx/model.onnx", model);
        Fails(folder, EncoderFindingKind.VectorsDiffer, "ids are equal and vectors are not", "onnx/model.onnx is not the file", "its length is the same");
    }

    [Theory]
    [InlineData(MiniLM.Name)]
    [InlineData(MultilingualE5.Name)]
    public void Dropped_normalisation_fails_though_every_cosine_is_1(string name)
    {
        using TemporaryFolder folder = EncoderCopy.Make(FolderOf(name));
        JsonArray modules = JsonNode.Parse(File.ReadAllText(folder.File("modules.json")))!.AsArray();
        modules.RemoveAt(2);
        folder.Write("modules.json", modules.ToJsonString());
        EncoderDiagnosis diagnosis = Fails(folder, EncoderFindingKind.SettingsDiffer, "normalisation is off", "modules.json");
        Assert.Equal(1, diagnosis.WorstCosine!.Value, 1e-3);
    }

    [Fact]
    public void Other_lengths_fail_when_no_setting_explains_them()
    {
        using TemporaryFolder folder = EncoderCopy.Make(MiniLM.Folder);
        EditGolden(folder, golden => golden["texts"]![3]!["vector"] = new JsonArray([.. golden["texts"]![3]!["vector"]!.AsArray().Select(v => (JsonNode)(v!.GetValue<float>() * 2))]));
        Fails(folder, EncoderFindingKind.NormsDiffer, "text 4 has length 1.0000, 2.0000");
    }

    [Fact]
    public void Another_length_limit_fails()
    {
        using TemporaryFolder folder = EncoderCopy.Make(MiniLM.Folder);
        folder.Edit("sentence_bert_config.json", "256", "32");
        Fails(folder, EncoderFindingKind.SettingsDiffer, "the length limit is 32 tokens", "256 tokens", "sentence_bert_config.json");
    }

    [Fact]
    public void What_the_caller_states_is_a_warning_and_not_compared()
    {
        EncoderDiagnosis diagnosis = Examine(MiniLM.Folder, new() { Pooling = PoolingMode.Max, MaxTokens = 32 });
        Assert.True(diagnosis.IsHealthy);
        Assert.Equal([EncoderFindingKind.SettingsDiffer, EncoderFindingKind.SettingsDiffer], diagnosis.Findings.Select(f => f.Kind));
        Assert.InRange(diagnosis.WorstCosine!.Value, -1, 0.9);
    }

    [Fact]
    public void A_prompt_stated_by_its_name_is_stated_too()
    {
        EncoderDiagnosis diagnosis = Examine(MultilingualE5.Folder, new() { PromptName = "passage" });
        Assert.True(diagnosis.IsHealthy);
        Assert.Equal(EncoderFindingKind.SettingsDiffer, Assert.Single(diagnosis.Findings).Kind);
    }

    [Fact]
    public void Texts_within_a_stated_length_limit_are_compared_all_the_same()
    {
        using TemporaryFolder folder = EncoderCopy.Make(MiniLM.Folder);
        SwapVectors(folder, 0, 2);
        EncoderDiagnosis diagnosis = Examine(folder.Path, new() { MaxTokens = 32 });
        Assert.Contains(diagnosis.Findings, f => f is { Kind: EncoderFindingKind.VectorsDiffer, IsFailure: true });
    }

    [Fact]
    public void Without_golden_texts_an_encoder_is_held_against_itself()
    {
        using TemporaryFolder folder = EncoderCopy.Make(MiniLM.Folder);
        File.Delete(folder.File("golden.json"));
        EncoderDiagnosis diagnosis = Examine(folder.Path);
        Assert.True(diagnosis.IsHealthy);
        EncoderFinding finding = Assert.Single(diagnosis.Findings);
        Assert.Equal(EncoderFindingKind.GoldenMissing, finding.Kind);
        Assert.Contains("pin", finding.Remedy, StringComparison.Ordinal);
        Assert.All(diagnosis.Texts, t => Assert.Null(t.AreIdsEqual));
    }

    [Fact]
    public void Damaged_golden_texts_fail()
    {
        using TemporaryFolder folder = EncoderCopy.Make(MiniLM.Folder);
        folder.Edit("golden.json", "\"Mean\"", "null");
        Fails(folder, EncoderFindingKind.GoldenDamaged, folder.File("golden.json"), "line 6, ", "$.settings.pooling", "pin again");
    }

    [Fact]
    public void Golden_texts_of_another_encoder_are_recognised_by_their_dimension()
    {
        using TemporaryFolder folder = EncoderCopy.Make(MiniLM.Folder);
        EditGolden(folder, golden =>
        {
            golden["settings"]!["dimension"] = 2;
            foreach (JsonNode? text in golden["texts"]!.AsArray())
                text!["vector"] = new JsonArray(0.6f, 0.8f);
        });
        Fails(folder, EncoderFindingKind.GoldenOfAnotherEncoder, "vectors of 2 values", "gives 384");
    }

    [Fact]
    public void Golden_texts_of_another_encoder_of_the_same_dimension_fail()
    {
        using TemporaryFolder folder = EncoderCopy.Make(MiniLM.Folder);
        folder.Replace("golden.json", File.ReadAllBytes(Path.Combine(MultilingualE5.Folder, "golden.json")));
        Fails(folder, EncoderFindingKind.SettingsDiffer, "query: ");
    }

    [Fact]
    public void Other_files_with_equal_results_are_a_warning()
    {
        using TemporaryFolder folder = EncoderCopy.Make(MiniLM.Folder);
        folder.Write("config.json", File.ReadAllText(folder.File("config.json")) + "\n");
        EncoderFinding finding = Assert.Single(Examine(folder.Path).Findings);
        Assert.Equal((EncoderFindingKind.FilesDiffer, false), (finding.Kind, finding.IsFailure));
        Assert.Contains("config.json", finding.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void More_workers_than_processors_are_a_warning()
    {
        EncoderDiagnosis diagnosis = Examine(MiniLM.Folder, new() { Workers = Environment.ProcessorCount + 1 });
        Assert.Equal(EncoderFindingKind.TooManyWorkers, Assert.Single(diagnosis.Findings).Kind);
        Assert.True(diagnosis.IsHealthy);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_finding()
    {
        using TemporaryFolder folder = new();
        EncoderDiagnosis diagnosis = Examine(folder.File("absent"));
        Assert.Equal(EncoderFindingKind.CannotOpen, Assert.Single(diagnosis.Findings).Kind);
        Assert.False(diagnosis.IsHealthy);
    }

    [Fact]
    public void Opening_can_verify()
    {
        using (OnnxTextEncoder encoder = MiniLM.Create(new() { Verify = true }))
            Assert.Equal(384, encoder.Encode("The ferry leaves.").Vector.Length);

        using TemporaryFolder folder = EncoderCopy.Make(MiniLM.Folder);
        SwapVectors(folder, 0, 2);
        Refuses("ids are equal and vectors are not");
        File.Delete(folder.File("golden.json"));
        Refuses("has no golden.json");
        using OnnxTextEncoder unverified = OnnxTextEncoder.Open(folder.Path);

        void Refuses(string mention)
        {
            EncoderFormatException error = Assert.Throws<EncoderFormatException>(() => OnnxTextEncoder.Open(folder.Path, new() { Verify = true }));
            Assert.Contains(mention, error.Message, StringComparison.Ordinal);
        }
    }

    private static EncoderDiagnosis Fails(TemporaryFolder folder, EncoderFindingKind cause, params string[] mentions)
    {
        EncoderDiagnosis diagnosis = Examine(folder.Path);
        Assert.False(diagnosis.IsHealthy);
        EncoderFinding first = diagnosis.Findings[0];
        Assert.Equal(cause, first.Kind);
        Assert.All(mentions, m => Assert.Contains(m, $"{first.Problem} {first.Remedy}", StringComparison.Ordinal));
        return diagnosis;
    }

    private static EncoderDiagnosis Examine(string folder, EncoderOptions? options = null) =>
        EncoderDoctor.Examine(folder, options, TestContext.Current.CancellationToken);

    private static string FolderOf(string name) => name == MiniLM.Name ? MiniLM.Folder : MultilingualE5.Folder;

    private static void SwapVectors(TemporaryFolder folder, int a, int b) => EditGolden(folder, golden =>
    {
        JsonNode first = golden["texts"]![a]!["vector"]!.DeepClone();
        golden["texts"]![a]!["vector"] = golden["texts"]![b]!["vector"]!.DeepClone();
        golden["texts"]![b]!["vector"] = first;
    });

    private static void EditGolden(TemporaryFolder folder, Action<JsonNode> edit)
    {
        JsonNode golden = JsonNode.Parse(File.ReadAllText(folder.File("golden.json")))!;
        edit(golden);
        folder.Write("golden.json", golden.ToJsonString());
    }
}
