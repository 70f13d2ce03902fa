using System.Numerics;
using System.Numerics.Tensors;

namespace TextTransfer.Encoders;

/// <summary>Pools token vectors [tokens, dimension] into one vector per mode, as sentence-transformers does without padding.</summary>
internal static class TokenPooling
{
    /// <summary>Vectors a combination of modes puts one after another.</summary>
    public static int Count(PoolingMode modes) => BitOperations.PopCount((uint)modes);

    /// <summary>Pools by one mode or several.</summary>
    /// <param name="tokens">Token vectors [tokens, <paramref name="dimension"/>].</param>
    /// <param name="dimension">Values of one token's vector.</param>
    /// <param name="modes">At least one mode.</param>
    /// <param name="skip">Tokens at the beginning that do not count, where the prompt is left out.</param>
    /// <param name="result">Receives the vectors of the modes one after another.</param>
    public static void Pool(ReadOnlySpan<float> tokens, int dimension, PoolingMode modes, int skip, Span<float> result)
    {
        for (int bit = 1; result.Length > 0; bit <<= 1)
        {
            if (((int)modes & bit) == 0)
                continue;

            PoolOne(tokens, (PoolingMode)bit, skip, result[..dimension]);
            result = result[dimension..];
        }
    }

    private static void PoolOne(ReadOnlySpan<float> tokens, PoolingMode mode, int skip, Span<float> result)
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
                result.Fill(count > skip ? float.NegativeInfinity : 0);
                for (int t = skip; t < count; t++)
                    TensorPrimitives.Max(result, tokens.Slice(t * dimension, dimension), result);
                break;
            case PoolingMode.WeightedMean:
                result.Clear();
                for (int t = skip; t < count; t++)
                    TensorPrimitives.MultiplyAdd(tokens.Slice(t * dimension, dimension), t + 1f, result, result);
                // The sum of the positions that count; where none does, the reference divides zeros by a small number.
                TensorPrimitives.Divide(result, MathF.Max((count * (count + 1f) / 2) - (skip * (skip + 1f) / 2), 1e-9f), result);
                break;
            case PoolingMode.Mean or PoolingMode.MeanSqrtLength:
                result.Clear();
                for (int t = skip; t < count; t++)
                    TensorPrimitives.Add(result, tokens.Slice(t * dimension, dimension), result);
                float number = MathF.Max(count - skip, 1e-9f);
                TensorPrimitives.Divide(result, mode == PoolingMode.Mean ? number : MathF.Sqrt(number), result);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(mode), mode, "unknown pooling mode");
        }
    }
}
