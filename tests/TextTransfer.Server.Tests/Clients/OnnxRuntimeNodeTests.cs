using System.Text.Json;

namespace TextTransfer.Server.Tests.Clients;

public sealed class OnnxRuntimeNodeTests
{
    [Fact]
    public async Task An_exported_classifier_says_the_same_in_Node()
    {
        using TemporaryFolder folder = new();
        using OnnxTextEncoder encoder = MiniLM.Create();
        using (TextClassifier classifier = TextClassifier.Train(Corpus.ReadCsv(Checkout.SampleLabels), encoder, new TrainingOptions { EncoderViewsOnly = true }))
            classifier.ExportOnnx(folder.File("onnx"));
        JsonElement told = JsonElement.Parse(await ClientTools.NodeAsync("Clients/onnx.cjs", ["onnxruntime-node"], ("FOLDER", folder.File("onnx"))));
        Assert.Equal(3, told.GetProperty("checks").GetInt32());
        Assert.InRange(told.GetProperty("worst").GetDouble(), 0, 1e-4);
    }
}
