using System.Numerics.Tensors;

namespace TextTransfer.Encoders;

/// <summary>Pools token vectors [tokens, dimension] into one vector [dimension], as sentence-transformers does without padding.</summary>
internal static class TokenPooling
{
    public static void Pool(ReadOnlySpan<float> tokens, PoolingMode mode, Span<float> result)
    {
        int dimension = result.Length;
        int count = tokens.Length / dimension;
        switch (mode)
        {
            case PoolingMode.Cls:
                tokens[..dimension].CopyTo(result);
                break;
            case PoolingMode.LastToken:
                tokens[^dimension..].CopyTo(result);
                break;
            case PoolingMode.Max:
                tokens[..dimension].CopyTo(result);
                for (int t = 1; t < count; t++)
                    TensorPrimitives.Max(result, tokens.Slice(t * dimension, dimension), result);
                break;
            case PoolingMode.WeightedMean:
                result.Clear();
                for (int t = 0; t < count; t++)
                    TensorPrimitives.MultiplyAdd(tokens.Slice(t * dimension, dimension), t + 1f, result, result);
                TensorPrimitives.Divide(result, count * (count + 1f) / 2, result);
                break;
            case PoolingMode.Mean or PoolingMode.MeanSqrtLength:
                result.Clear();
                for (int t = 0; t < count; t++)
                    TensorPrimitives.Add(result, tokens.Slice(t * dimension, dimension), result);
                TensorPrimitives.Divide(result, mode == PoolingMode.Mean ? count : MathF.Sqrt(count), result);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(mode), mode, "unknown pooling mode");
        }
    }
}
