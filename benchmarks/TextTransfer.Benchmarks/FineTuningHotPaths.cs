using BenchmarkDotNet.Attributes;
using TextTransfer.FineTuning.Network;
using TextTransfer.FineTuning.Numerics;
using TextTransfer.FineTuning.Training;

namespace TextTransfer.Benchmarks;

/// <summary>
/// Fine-tuning of an encoder of the shape of multilingual-e5-small, its weights drawn: one matrix product, one layer forward and
/// backward for a quarter of a batch on one thread, and one step of 24 texts on all cores. ONNX Runtime does the products alone.
/// </summary>
public class FineTuningHotPaths : IDisposable
{
    private const int Width = 384, Inner = 1536, Heads = 12, Layers = 12, TextsOfPass = 6;

    private static readonly (int Inputs, int Outputs)[] Shapes = [(Width, Width), (Width, Width), (Width, Width), (Width, Width), (Width, Inner), (Inner, Width)];

    private readonly LayerTape tape = new();
    private readonly Scratch scratch = new();
    private PackedMatrix right = null!;
    private float[] left = [], product = [], result = [], gradient = [];
    private OnnxProducts one = null!, all = null!;
    private TokenBatch batch = null!;
    private Transformer transformer = null!;
    private LowRankAdapter[] adapters = [], slopes = [];
    private AdapterTrainer trainer = null!;
    private ReadOnlyMemory<float>[] texts = [];
    private int[] labels = [];

    [Params(24, 128)]
    public int Tokens { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        FineTuningRecipe recipe = new();
        int rows = TextsOfPass * Tokens;
        float[] weights = OnnxProducts.Draw(Width * Inner, 1);
        right = PackedMatrix.Of(new(weights, Width, Inner));
        (left, product) = (OnnxProducts.Draw(rows * Width, 2), new float[rows * Inner]);
        one = new(rows, (Width, Inner));
        all = new(rows, [.. Shapes, .. Shapes.Select(s => (s.Outputs, s.Inputs))]);
        batch = new([.. Enumerable.Repeat(Tokens, TextsOfPass)]);
        transformer = new([.. Enumerable.Range(0, Layers).Select(i => Draw(1000 * i))]);
        adapters = [.. transformer.Layers[0].Linears.Select(l => LowRankAdapter.Begin(recipe.Rank, l, new Random(3)))];
        slopes = [.. adapters.Select(a => a.Zero())];
        OnnxProducts.Draw(rows * Width, 4).CopyTo(tape.Input.Resize(rows * Width));
        (result, gradient) = (new float[rows * Width], new float[rows * Width]);
        trainer = new(transformer, AdapterTrainer.CreatePasses(transformer), recipe, seed: 0, Environment.ProcessorCount);
        texts = [.. Enumerable.Range(0, recipe.BatchSize).Select(i => (ReadOnlyMemory<float>)OnnxProducts.Draw(Tokens * Width, 5 + i))];
        labels = [.. texts.Select((_, i) => i % 6)];
    }

    [GlobalCleanup]
    public void Dispose()
    {
        one?.Dispose();
        all?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public void Product() => MatrixProduct.Multiply(new(left, batch.Tokens, Width), right, product, Inner);

    [Benchmark]
    public void ProductByOnnxRuntime() => one.Run();

    /// <summary>With attention, activation, normalisation and the gradients of adapters.</summary>
    [Benchmark]
    public void Layer()
    {
        transformer.Layers[0].Forward(batch, tape, adapters, scale: 2, result, scratch);
        result.CopyTo(gradient, 0);
        transformer.Layers[0].Backward(batch, tape, adapters, scale: 2, gradient, slopes, scratch);
    }

    /// <summary>The twelve products of the layer and nothing else.</summary>
    [Benchmark]
    public void ProductsOfLayerByOnnxRuntime() => all.Run();

    /// <summary>The rate is nothing, so that every step is the same.</summary>
    [Benchmark]
    public float Step() => trainer.Step(texts, labels, rate: 0);

    private static TransformerLayer Draw(int seed)
    {
        Linear[] linears = [.. Shapes.Select((s, i) => new Linear(OnnxProducts.Draw(s.Inputs * s.Outputs, seed + i), new float[s.Outputs]))];
        Normalization norm = new([.. Enumerable.Repeat(1f, Width)], new float[Width], 1e-12f);
        return new(linears, norm, norm, Heads);
    }
}
