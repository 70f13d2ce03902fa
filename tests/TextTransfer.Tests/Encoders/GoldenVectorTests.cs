using System.Numerics.Tensors;

namespace TextTransfer.Tests.Encoders;

/// <summary>
/// Embeddings equal those of the reference implementation on the same texts. Full precision agrees to rounding. The 8-bit
/// encoders scale activations by what each layer gives, so a last bit that falls otherwise on another processor can grow:
/// the reference has processors with VNNI, and on others most texts agree to seven digits and a few to two or three.
/// </summary>
public sealed class GoldenVectorTests
{
    [Theory]
    [InlineData(MiniLM.Name)]
    [InlineData(MultilingualE5.Name)]
    public void Sentence_embeddings_agree_with_the_reference(string name)
    {
        string[] texts = GoldenTexts();
        float[] expected = Checkout.ReadFloats(Checkout.Shared($"golden/public/encoders/texts.{name}.normalized.f32.bin"));
        using OnnxTextEncoder encoder = Create(name);

        IReadOnlyList<TextEmbedding> actual = encoder.EncodeAll(texts, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(expected.Length, texts.Length * encoder.Info.Dimension);
        float[] cosines = [.. Enumerable.Range(0, texts.Length).Select(i => TensorPrimitives.CosineSimilarity(
            actual[i].Vector.Span, expected.AsSpan(i * encoder.Info.Dimension, encoder.Info.Dimension))).Order()];
        TestContext.Current.SendDiagnosticMessage($"{name}: cosine worst {cosines[0]}, mean {cosines.Average()}, {cosines.Count(c => c < 0.9995f)} below 0.9995");
        Assert.InRange(cosines[0], 0.99f, 1.0001f);
        Assert.InRange(cosines.Average(), 0.9995f, 1.0001f);
        Assert.InRange(cosines[cosines.Length / 2], 0.999999f, 1.0001f);
        Assert.All(actual, e => Assert.Equal(1, TensorPrimitives.Norm<float>(e.Vector.Span), 1e-5));
    }

    [Theory]
    [InlineData(MiniLM.Name)]
    [InlineData(MultilingualE5.Name)]
    public void Every_layer_agrees_with_the_reference(string name)
    {
        string[] texts = [.. GoldenTexts().Take(40)];
        float[] expected = Checkout.ReadFloats(Checkout.Shared($"golden/public/encoders/texts.{name}.layers.first40.f32.bin"));
        using OnnxTextEncoder encoder = Create(name);
        int dimension = encoder.Info.Dimension, layers = encoder.Info.LayerCount;
        Assert.Equal(expected.Length, texts.Length * layers * dimension);

        IReadOnlyList<TextEmbedding> actual = encoder.EncodeAll(texts, cancellationToken: TestContext.Current.CancellationToken);

        List<float> cosines = [];
        for (int i = 0; i < texts.Length; i++)
        {
            for (int l = 0; l < layers; l++)
            {
                ReadOnlySpan<float> reference = expected.AsSpan(((i * layers) + l) * dimension, dimension);
                cosines.Add(TensorPrimitives.CosineSimilarity(actual[i].Layer(l), reference));
            }
        }

        Assert.InRange(cosines.Min(), 0.99f, 1.0001f);
        Assert.InRange(cosines.Average(), 0.9995f, 1.0001f);
    }

    [Theory]
    [InlineData(PoolingMode.Mean)]
    [InlineData(PoolingMode.Cls)]
    [InlineData(PoolingMode.Max)]
    [InlineData(PoolingMode.MeanSqrtLength)]
    [InlineData(PoolingMode.WeightedMean)]
    [InlineData(PoolingMode.LastToken)]
    [InlineData(PoolingMode.LastToken | PoolingMode.Cls)]
    [InlineData(PoolingMode.Mean | PoolingMode.Max | PoolingMode.WeightedMean)]
    [InlineData((PoolingMode)63)]
    public void Every_pooling_mode_agrees_with_the_reference_and_several_are_put_together(PoolingMode modes)
    {
        // In the order in which the reference puts them together.
        (PoolingMode Mode, string File)[] files =
        [
            (PoolingMode.Cls, "cls"), (PoolingMode.Max, "max"), (PoolingMode.Mean, "mean"), (PoolingMode.MeanSqrtLength, "mean_sqrt_len_tokens"),
            (PoolingMode.WeightedMean, "weightedmean"), (PoolingMode.LastToken, "lasttoken"),
        ];
        string[] texts = [.. GoldenTexts().Take(100)];
        float[][] single = [.. files.Where(f => modes.HasFlag(f.Mode)).Select(f => Checkout.ReadFloats(Checkout.Shared($"golden/public/encoders/tiny-bert.{f.File}.first100.f32.bin")))];
        using OnnxTextEncoder encoder = OnnxTextEncoder.Open(Checkout.Shared("golden/tiny-bert"), new()
        {
            Pooling = modes,
            MaxTokens = 64,
            Normalize = false,
            Prompt = "",
            LongTexts = LongTextMode.Truncate,
        });

        IReadOnlyList<TextEmbedding> actual = encoder.EncodeAll(texts, cancellationToken: TestContext.Current.CancellationToken);

        int dimension = single[0].Length / texts.Length;
        Assert.Equal(dimension * single.Length, encoder.Info.Dimension);
        float worst = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            float[] expected = [.. single.SelectMany(s => s.Skip(i * dimension).Take(dimension))];
            ReadOnlySpan<float> vector = actual[i].Vector.Span;
            Assert.Equal(expected.Length, vector.Length);
            for (int d = 0; d < expected.Length; d++)
                worst = MathF.Max(worst, MathF.Abs(vector[d] - expected[d]));
        }

        Assert.InRange(worst, 0, 1e-5f);
    }

    /// <summary>The reference truncates at the length limit.</summary>
    private static OnnxTextEncoder Create(string name)
    {
        EncoderOptions options = new() { LongTexts = LongTextMode.Truncate };
        return name == MiniLM.Name ? MiniLM.Create(options) : MultilingualE5.Create(options);
    }

    private static string[] GoldenTexts() => Checkout.ReadJsonStrings(Checkout.Shared("golden/public/vectors/texts.jsonl"));
}
