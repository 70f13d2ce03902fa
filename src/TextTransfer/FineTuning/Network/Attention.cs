using System.Numerics.Tensors;

namespace TextTransfer.FineTuning.Network;

/// <summary>Scaled dot-product attention of several heads (Vaswani et al., 2017) within each text.</summary>
internal static class Attention
{
    /// <summary>Computes what each token takes from the others.</summary>
    /// <param name="batch">The texts.</param>
    /// <param name="heads">Heads.</param>
    /// <param name="q">Queries [tokens × width].</param>
    /// <param name="k">Keys.</param>
    /// <param name="v">Values.</param>
    /// <param name="shares">Receives the softmax of the scores, of each text by head [heads × tokens × tokens].</param>
    /// <param name="context">Receives the result, added to what stands there [tokens × width].</param>
    public static void Forward(TokenBatch batch, int heads, ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<float> v, Span<float> shares, Span<float> context)
    {
        int[] texts = batch.Offsets;
        int width = q.Length / batch.Rows, size = width / heads, at = 0;
        float scale = 1 / MathF.Sqrt(size);
        for (int t = 0; t < batch.Texts; t++)
        {
            for (int head = 0; head < heads; head++)
            {
                for (int i = texts[t]; i < texts[t + 1]; i++)
                {
                    Span<float> row = shares.Slice(at, texts[t + 1] - texts[t]);
                    at += row.Length;
                    ReadOnlySpan<float> query = Of(q, i, head);
                    for (int j = 0; j < row.Length; j++)
                        row[j] = scale * TensorPrimitives.Dot(query, Of(k, texts[t] + j, head));
                    TensorPrimitives.Subtract(row, TensorPrimitives.Max<float>(row), row);
                    TensorPrimitives.Exp(row, row);
                    TensorPrimitives.Divide(row, TensorPrimitives.Sum<float>(row), row);
                    Span<float> result = context.Slice((i * width) + (head * size), size);
                    for (int j = 0; j < row.Length; j++)
                        TensorPrimitives.MultiplyAdd(Of(v, texts[t] + j, head), row[j], result, result);
                }
            }
        }

        ReadOnlySpan<float> Of(ReadOnlySpan<float> values, int token, int head) => values.Slice((token * width) + (head * size), size);
    }

    /// <summary>Computes the gradients of queries, keys and values, which receive them added to what stands there.</summary>
    /// <param name="batch">The texts.</param>
    /// <param name="heads">Heads.</param>
    /// <param name="saved">Queries, keys, values and shares as they were.</param>
    /// <param name="dContext">The gradient of the result.</param>
    /// <param name="dq">That of the queries.</param>
    /// <param name="dk">That of the keys.</param>
    /// <param name="dv">That of the values.</param>
    public static void Backward(TokenBatch batch, int heads, AttentionTape saved, ReadOnlySpan<float> dContext, Span<float> dq, Span<float> dk, Span<float> dv)
    {
        int width = dContext.Length / batch.Rows, size = width / heads, at = 0;
        float scale = 1 / MathF.Sqrt(size);
        Span<float> buffer = new float[batch.Longest];
        for (int t = 0; t < batch.Texts; t++)
        {
            int first = batch.Offsets[t], count = batch.Offsets[t + 1] - first;
            Span<float> slopes = buffer[..count];
            for (int head = 0; head < heads; head++)
            {
                for (int i = first; i < first + count; i++)
                {
                    ReadOnlySpan<float> shares = saved.Shares.Slice(at, count);
                    at += count;
                    int own = (i * width) + (head * size);
                    ReadOnlySpan<float> gradient = dContext.Slice(own, size);
                    for (int j = 0; j < count; j++)
                    {
                        int other = ((first + j) * width) + (head * size);
                        slopes[j] = TensorPrimitives.Dot(gradient, saved.Values.Slice(other, size));
                        Span<float> value = dv.Slice(other, size);
                        TensorPrimitives.MultiplyAdd(gradient, shares[j], value, value);
                    }
                    TensorPrimitives.Subtract(slopes, TensorPrimitives.Dot(slopes, shares), slopes);
                    TensorPrimitives.Multiply(slopes, shares, slopes);
                    Span<float> query = dq.Slice(own, size);
                    for (int j = 0; j < count; j++)
                    {
                        int other = ((first + j) * width) + (head * size);
                        TensorPrimitives.MultiplyAdd(saved.Keys.Slice(other, size), scale * slopes[j], query, query);
                        Span<float> key = dk.Slice(other, size);
                        TensorPrimitives.MultiplyAdd(saved.Queries.Slice(own, size), scale * slopes[j], key, key);
                    }
                }
            }
        }
    }
}
