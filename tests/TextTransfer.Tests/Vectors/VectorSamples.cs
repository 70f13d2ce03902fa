using System.Numerics.Tensors;

namespace TextTransfer.Tests.Vectors;

/// <summary>Vectors made up from a seed.</summary>
internal static class VectorSamples
{
    public static EncoderInfo Encoder(int dimension, int layers = 1) => new()
    {
        Name = "made-up",
        Dimension = dimension,
        LayerCount = layers,
        MaxTokens = 16,
        Pooling = PoolingMode.Mean,
        IsNormalized = true,
        Prompt = "query: ",
        LongTexts = LongTextMode.Windows,
        Fingerprint = new string('a', 64),
    };

    /// <summary>Random directions around a common one, as embeddings of related texts are.</summary>
    public static VectorSet Create(int count, int dimension, int seed, IReadOnlyList<string>? ids = null, EncoderInfo? encoder = null)
    {
        Random random = new(seed);
        float[] values = new float[count * dimension];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(random.NextDouble() - 0.4);
        for (int i = 0; i < count; i++)
        {
            Span<float> row = values.AsSpan(i * dimension, dimension);
            TensorPrimitives.Divide(row, TensorPrimitives.Norm<float>(row), row);
        }

        return new(values, dimension, ids, encoder);
    }

    public static string[] Ids(int count) => [.. Enumerable.Range(0, count).Select(i => $"post \"{i}\" – é")];
}
