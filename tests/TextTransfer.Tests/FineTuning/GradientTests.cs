using System.Runtime.InteropServices;
using System.Text.Json;
using TextTransfer.Encoders;
using TextTransfer.FineTuning.Network;
using TextTransfer.FineTuning.Training;
using TextTransfer.FineTuning.Weights;

namespace TextTransfer.Tests.FineTuning;

/// <summary>Gradients against reference values and against differences of the loss.</summary>
public sealed class GradientTests
{
    private const float Temperature = 0.1f;

    [Fact]
    public void Loss_and_gradients_of_all_linear_layers_are_those_of_the_reference()
    {
        string golden = Checkout.Shared("golden/finetune");
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(golden, "manifest.json")));
        JsonElement root = manifest.RootElement;
        float[] values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(golden, "tensors.f32.bin"))).ToArray();
        int[] labels = [.. root.GetProperty("labels").EnumerateArray().Select(l => l.GetInt32())];
        int[][] ids = [.. root.GetProperty("token_ids").EnumerateArray().Select(t => t.EnumerateArray().Select(i => i.GetInt32()).ToArray())];

        EncoderSettings settings = EncoderSettings.Read(Checkout.Shared("golden/tiny-bert"), new() { Pooling = PoolingMode.Mean, Normalize = true, MaxTokens = 64, Prompt = "" });
        BertModel model = BertModel.Read(settings);
        using EmbeddingLayer embeddings = new(model, settings);
        ReadOnlyMemory<float>[] texts = [.. ids.Select(t => (ReadOnlyMemory<float>)embeddings.Run(t))];

        // With Down the identity and Up zero, an adapter adds nothing, and the gradient of Up is that of the weights.
        LowRankAdapter[] adapters = [.. model.Transformer.Linears.Select(Identity)];
        LowRankAdapter[] gradients = [.. adapters.Select(a => a.Zero())];
        TransformerPass pass = new(model.Transformer);
        float[][] vectors = pass.Forward(texts, adapters, 1);
        var slopes = new float[vectors.Length][];
        Assert.Equal(root.GetProperty("loss").GetSingle(), ContrastiveLoss.Compute(vectors, labels, Temperature, slopes), 1e-4);
        pass.Backward(slopes, adapters, 1, gradients);

        string[] parts = ["attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense", "intermediate.dense", "output.dense"];
        for (int i = 0; i < gradients.Length; i++)
        {
            string name = $"encoder.layer.{i / parts.Length}.{parts[i % parts.Length]}.weight";
            JsonElement entry = root.GetProperty("tensors").EnumerateArray().Single(t => t.GetProperty("kind").GetString() == "gradient" && t.GetProperty("name").GetString() == name);
            int offset = entry.GetProperty("offset").GetInt32() / sizeof(float);
            float[] expected = values[offset..(offset + gradients[i].Up.Length)];
            (int inputs, int outputs) = (gradients[i].Inputs, gradients[i].Outputs);
            float[] found = [.. Enumerable.Range(0, outputs).SelectMany(o => Enumerable.Range(0, inputs).Select(k => gradients[i].Up[(k * outputs) + o]))];
            double scale = expected.Max(Math.Abs);
            Assert.All(found.Zip(expected), p => Assert.Equal(p.Second / scale, p.First / scale, 1e-3));
        }
    }

    [Fact]
    public void Gradients_of_adapters_are_differences_of_the_loss()
    {
        Random random = new(5);
        const int Width = 16, Inner = 24;
        Transformer transformer = new([.. Enumerable.Range(0, 2).Select(_ => new TransformerLayer(
            [Linear(Width, Width), Linear(Width, Width), Linear(Width, Width), Linear(Width, Width), Linear(Width, Inner), Linear(Inner, Width)], Norm(), Norm(), 2))]);
        LowRankAdapter[] adapters = [.. transformer.Linears.Select(l => LowRankAdapter.Begin(3, l, random))];
        foreach (float[] up in adapters.Select(a => a.Up))
            Fill(up, 0.3f);
        int[] labels = [0, 1, 0, 1, 2];
        ReadOnlyMemory<float>[] texts = [.. labels.Select((_, i) => (ReadOnlyMemory<float>)Fill(new float[(i + 1) * Width], 1))];
        LowRankAdapter[] gradients = [.. adapters.Select(a => a.Zero())];
        TransformerPass pass = new(transformer);
        var slopes = new float[labels.Length][];
        ContrastiveLoss.Compute(pass.Forward(texts, adapters, 2), labels, 0.5f, slopes);
        pass.Backward(slopes, adapters, 2, gradients);

        double Loss() => ContrastiveLoss.Compute(pass.Forward(texts, adapters, 2), labels, 0.5f, new float[labels.Length][]);
        List<(double Found, double Expected)> pairs = [];
        foreach ((float[] parameter, float[] gradient) in adapters.Zip(gradients).SelectMany(p => new[] { (p.First.Down, p.Second.Down), (p.First.Up, p.Second.Up) }))
        {
            for (int n = 0; n < 4; n++)
            {
                int i = random.Next(parameter.Length);
                float before = parameter[i];
                parameter[i] = before + 0.01f;
                double above = Loss();
                parameter[i] = before - 0.01f;
                double below = Loss();
                parameter[i] = before;
                pairs.Add((gradient[i], (above - below) / 0.02));
            }
        }
        double length = Math.Sqrt(pairs.Sum(p => p.Expected * p.Expected));
        Assert.True(length > 0.01);
        Assert.True(Math.Sqrt(pairs.Sum(p => Math.Pow(p.Found - p.Expected, 2))) < 0.01 * length);

        Linear Linear(int inputs, int outputs) => new(Fill(new float[inputs * outputs], 0.5f), Fill(new float[outputs], 0.2f));
        Normalization Norm() => new([.. Fill(new float[Width], 0.2f).Select(v => v + 1)], Fill(new float[Width], 0.2f), 1e-12f);
        float[] Fill(float[] values, float scale)
        {
            for (int i = 0; i < values.Length; i++)
                values[i] = ((2 * random.NextSingle()) - 1) * scale;
            return values;
        }
    }

    private static LowRankAdapter Identity(Linear layer)
    {
        LowRankAdapter adapter = new(layer.Inputs, layer.Inputs, layer.Outputs);
        for (int i = 0; i < layer.Inputs; i++)
            adapter.Down[(i * layer.Inputs) + i] = 1;
        return adapter;
    }
}
