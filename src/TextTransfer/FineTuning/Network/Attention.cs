using System.Numerics.Tensors;
using TextTransfer.FineTuning.Numerics;

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
    /// <param name="context">Receives the result [tokens × width].</param>
    /// <param name="scratch">Room.</param>
    public static void Forward(
        TokenBatch batch, int heads, ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<float> v, Span<float> shares, Span<float> context, Scratch scratch)
    {
        Heads all = new(batch, heads, q.Length / batch.Tokens);
        for (int i = 0; i < all.Count; i++)
        {
            Head head = all[i];
            Span<float> scores = shares[..head.Pairs];
            shares = shares[head.Pairs..];
            scratch.Packed.Pack(head.Of(k).Transposed);
            MatrixProduct.Multiply(head.Of(q), scratch.Packed, scores, head.Tokens);
            for (int token = 0; token < head.Tokens; token++)
                SoftMax(scores.Slice(token * head.Tokens, head.Tokens), all.Scale);
            MatrixProduct.Multiply(new(scores, head.Tokens, head.Tokens), head.Of(v), context[head.Start..], all.Width);
        }
    }

    /// <summary>Computes the gradients of queries, keys and values.</summary>
    /// <param name="batch">The texts.</param>
    /// <param name="heads">Heads.</param>
    /// <param name="saved">Queries, keys, values and shares as they were.</param>
    /// <param name="dContext">The gradient of the result.</param>
    /// <param name="scratch">Room; receives the gradients.</param>
    public static void Backward(TokenBatch batch, int heads, AttentionTape saved, ReadOnlySpan<float> dContext, Scratch scratch)
    {
        Heads all = new(batch, heads, dContext.Length / batch.Tokens);
        ReadOnlySpan<float> rest = saved.Shares;
        for (int i = 0; i < all.Count; i++)
        {
            Head head = all[i];
            int n = head.Tokens;
            ReadOnlySpan<float> shares = rest[..head.Pairs];
            rest = rest[head.Pairs..];
            Span<float> slopes = scratch.Scores.Resize(head.Pairs);
            scratch.Packed.Pack(head.Of(saved.Values).Transposed);
            MatrixProduct.Multiply(head.Of(dContext), scratch.Packed, slopes, n);
            MatrixProduct.Multiply(new MatrixView(shares, n, n).Transposed, head.Of(dContext), scratch.Values.Span[head.Start..], all.Width);
            for (int token = 0; token < n; token++)
            {
                Span<float> row = slopes.Slice(token * n, n);
                ReadOnlySpan<float> share = shares.Slice(token * n, n);
                TensorPrimitives.Subtract(row, TensorPrimitives.Dot(row, share), row);
                TensorPrimitives.Multiply(row, share, row);
            }
            TensorPrimitives.Multiply(slopes, all.Scale, slopes);
            MatrixView scores = new(slopes, n, n);
            MatrixProduct.Multiply(scores, head.Of(saved.Keys), scratch.Queries.Span[head.Start..], all.Width);
            MatrixProduct.Multiply(scores.Transposed, head.Of(saved.Queries), scratch.Keys.Span[head.Start..], all.Width);
        }
    }

    private static void SoftMax(Span<float> row, float scale)
    {
        TensorPrimitives.Multiply(row, scale, row);
        TensorPrimitives.Subtract(row, TensorPrimitives.Max<float>(row), row);
        TensorPrimitives.Exp(row, row);
        TensorPrimitives.Divide(row, TensorPrimitives.Sum<float>(row), row);
    }

    /// <summary>The heads of all texts, those of one text together.</summary>
    private readonly record struct Heads(TokenBatch Batch, int OfText, int Width)
    {
        public int Count => Batch.Texts * OfText;

        /// <summary>What scores are multiplied by.</summary>
        public float Scale => 1 / MathF.Sqrt(Width / OfText);

        public Head this[int index]
        {
            get
            {
                int text = index / OfText, first = Batch.Offsets[text], size = Width / OfText;
                return new((first * Width) + (index % OfText * size), Batch.Offsets[text + 1] - first, size, Width);
            }
        }
    }

    /// <summary>One head of one text: where it begins, its tokens, its values of each and those of all heads.</summary>
    private readonly record struct Head(int Start, int Tokens, int Size, int Width)
    {
        public int Pairs => Tokens * Tokens;

        public MatrixView Of(ReadOnlySpan<float> values) => new(values[Start..], Tokens, Size, Width);
    }
}
