namespace TextTransfer.Tests.Encoders.Folders;

/// <summary>Files that are there and cannot be read: here because another has them open for himself alone, which stops an administrator too.</summary>
public sealed class UnreadableFileTests : IDisposable
{
    private readonly TinyEncoder folder = new();

    public UnreadableFileTests()
    {
        folder.Write("onnx/model.onnx", TinyEncoder.Inputs().Weights("table", TinyEncoder.Table, "weights.bin").Node("Gather", ["table", "input_ids"], "last_hidden_state")
            .Output("last_hidden_state", OnnxWriter.Float, 0, 0, TinyEncoder.Hidden).ToBytes());
        folder.Write("onnx/weights.bin", OnnxWriter.Raw(TinyEncoder.Table));
        folder.WriteWeights("2_LayerNorm", "F32", ("norm.weight", [1, 1, 1]), ("norm.bias", [0, 0, 0]));
        folder.WriteModules("Transformer", "Pooling", "LayerNorm");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("onnx/model.onnx")]
    [InlineData("onnx/weights.bin")]
    [InlineData("2_LayerNorm/model.safetensors")]
    [InlineData("config.json")]
    public void They_are_named_with_the_remedy(string file)
    {
        folder.Open().Dispose();
        using (new FileStream(Path.Combine(folder.Path, file), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            EncoderFormatException error = Assert.Throws<EncoderFormatException>(() => folder.Open());
            Assert.Equal(Path.GetFullPath(Path.Combine(folder.Path, file)), Path.GetFullPath(error.FileName));
            Assert.IsType<IOException>(error.InnerException);
            Assert.Contains("let this user read it", error.Message, StringComparison.Ordinal);
        }

        folder.Open().Dispose();
    }
}
