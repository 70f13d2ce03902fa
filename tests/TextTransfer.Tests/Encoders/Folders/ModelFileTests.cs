namespace TextTransfer.Tests.Encoders.Folders;

/// <summary>Variants of a model in one folder, and weights in files of their own.</summary>
public sealed class ModelFileTests : IDisposable
{
    private const string Text = "c d a f";
    private readonly TinyEncoder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_variant_is_chosen_by_name_and_is_another_encoder()
    {
        float[][] other = [.. TinyEncoder.Table.Reverse()];
        folder.Write("onnx/model_qint8.onnx", TinyEncoder.Inputs().Weights("table", other).Node("Gather", ["table", "input_ids"], "last_hidden_state")
            .Output("last_hidden_state", OnnxWriter.Float, 0, 0, TinyEncoder.Hidden).ToBytes());
        folder.AssertEncodes(Text, TinyEncoder.Mean(TinyEncoder.Rows(Text)));
        folder.AssertEncodes("", TinyEncoder.Mean([other[TinyEncoder.Cls], other[TinyEncoder.Sep]]), new() { ModelFile = "onnx/model_qint8.onnx" });
        using OnnxTextEncoder usual = folder.Open(), variant = folder.Open(new() { ModelFile = "onnx/model_qint8.onnx" });
        Assert.NotEqual(usual.Info.Fingerprint, variant.Info.Fingerprint);
        folder.AssertRefused(new() { ModelFile = "onnx/model_q4.onnx" }, "onnx/model_q4.onnx", "onnx/model.onnx, onnx/model_qint8.onnx", "--model-file");
    }

    [Fact]
    public void Several_variants_and_none_of_the_usual_name_are_listed()
    {
        string fingerprint;
        using (OnnxTextEncoder usual = folder.Open())
            fingerprint = usual.Info.Fingerprint;
        byte[] model = File.ReadAllBytes(Path.Combine(folder.Path, "onnx/model.onnx"));
        folder.Delete("onnx/model.onnx");
        folder.Write("onnx/model_fp16.onnx", model);
        using (OnnxTextEncoder renamed = folder.Open())
            Assert.Equal(fingerprint, renamed.Info.Fingerprint);
        folder.AssertEncodes(Text, TinyEncoder.Mean(TinyEncoder.Rows(Text)));
        folder.Write("onnx/model_q4.onnx", model);
        folder.AssertRefused(null, folder.Path, "onnx/model_fp16.onnx, onnx/model_q4.onnx", "--model-file");
    }

    [Fact]
    public void Weights_beside_the_model_are_read_and_part_of_the_identity()
    {
        folder.Write("onnx/model.onnx", TinyEncoder.Inputs().Weights("table", TinyEncoder.Table, "weights.bin").Node("Gather", ["table", "input_ids"], "last_hidden_state")
            .Output("last_hidden_state", OnnxWriter.Float, 0, 0, TinyEncoder.Hidden).ToBytes());
        folder.AssertRefused(null, "model.onnx", "weights.bin");

        folder.Write("onnx/weights.bin", OnnxWriter.Raw(TinyEncoder.Table));
        folder.AssertEncodes(Text, TinyEncoder.Mean(TinyEncoder.Rows(Text)));
        string fingerprint = Fingerprint();
        folder.Write("onnx/weights.bin", OnnxWriter.Raw([.. TinyEncoder.Table.Reverse()]));
        Assert.NotEqual(fingerprint, Fingerprint());
    }

    [Fact]
    public void Weights_of_functions_are_part_of_the_identity_too()
    {
        folder.Write("onnx/model.onnx", TinyEncoder.Inputs().FunctionWithWeights("table", TinyEncoder.Table, "weights.bin").Node("Gather", ["table", "input_ids"], "last_hidden_state")
            .Output("last_hidden_state", OnnxWriter.Float, 0, 0, TinyEncoder.Hidden).ToBytes());
        folder.AssertRefused(null, "model.onnx", "weights.bin", "not beside it");

        folder.Write("onnx/weights.bin", OnnxWriter.Raw(TinyEncoder.Table));
        folder.AssertEncodes(Text, TinyEncoder.Mean(TinyEncoder.Rows(Text)));
        string fingerprint = Fingerprint();
        folder.Write("onnx/weights.bin", OnnxWriter.Raw([.. TinyEncoder.Table.Reverse()]));
        Assert.NotEqual(fingerprint, Fingerprint());
    }

    [Fact]
    public void A_model_that_runs_but_may_have_unknown_weights_gets_no_fingerprint()
    {
        byte[] model = TinyEncoder.Inputs().Weights("table", TinyEncoder.Table, "weights.bin").Node("Gather", ["table", "input_ids"], "last_hidden_state")
            .Output("last_hidden_state", OnnxWriter.Float, 0, 0, TinyEncoder.Hidden).ToBytes();
        // Field 100 as an empty group, a form of old that parsers skip.
        folder.Write("onnx/model.onnx", [.. model, 0xA3, 0x06, 0xA4, 0x06]);
        folder.Write("onnx/weights.bin", OnnxWriter.Raw(TinyEncoder.Table));
        folder.AssertRefused(null, "model.onnx", "can be run", "fingerprint");
    }

    [Fact]
    public void Weights_outside_the_folder_are_refused()
    {
        folder.Write("weights.bin", OnnxWriter.Raw(TinyEncoder.Table));
        folder.Write("onnx/model.onnx", TinyEncoder.Inputs().Weights("table", TinyEncoder.Table, "../weights.bin").Node("Gather", ["table", "input_ids"], "last_hidden_state")
            .Output("last_hidden_state", OnnxWriter.Float, 0, 0, TinyEncoder.Hidden).ToBytes());
        folder.AssertRefused(null, "../weights.bin", "outside");
    }

    [Fact]
    public void Files_that_only_begin_like_the_model_are_not_part_of_it()
    {
        using OnnxTextEncoder before = folder.Open();
        folder.Write("onnx/model.onnx.sha256", "notes");
        using OnnxTextEncoder after = folder.Open();
        Assert.Equal(before.Info.Fingerprint, after.Info.Fingerprint);
    }

    [Fact]
    public void A_cut_model_is_refused_at_any_length()
    {
        byte[] model = File.ReadAllBytes(Path.Combine(folder.Path, "onnx/model.onnx"));
        for (int length = 0; length < model.Length - 10; length += 41)
        {
            folder.Write("onnx/model.onnx", model[..length]);
            folder.AssertRefused(null, "model.onnx");
        }
    }

    [Fact]
    public void A_failed_opening_leaves_no_file_in_use()
    {
        string path = folder.Write("onnx/model.onnx", [7]);
        using (FileStream large = File.OpenWrite(path))
            large.SetLength(1 << 28);
        folder.AssertRefused(null, "model.onnx");
        using FileStream alone = new(path, FileMode.Open, FileAccess.Read, FileShare.None);
    }

    private string Fingerprint()
    {
        using OnnxTextEncoder encoder = folder.Open();
        return encoder.Info.Fingerprint;
    }
}
