using System.Numerics;
using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Training;

/// <summary>See <see cref="ISoftmaxCurvature"/>; <typeparamref name="T"/> is <see cref="double"/> or <see cref="float"/>.</summary>
/// <param name="features">Where the rows are.</param>
/// <param name="offsets">Where each begins [rows].</param>
/// <param name="stride">The length of a row with its zeros.</param>
/// <param name="classes">Classes.</param>
internal sealed class SoftmaxCurvature<T>(ReadOnlyMemory<T> features, int[] offsets, int stride, int classes) : ISoftmaxCurvature
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] probabilities = new T[offsets.Length * classes];
    private readonly T[] exampleWeights = new T[offsets.Length];
    private readonly T[] direction = new T[classes * (stride + 1)];
    private readonly T[] product = new T[classes * (stride + 1)];
    private readonly T[] changes = new T[BlockProducts.BlockRows * classes];

    /// <summary>Over a copy of the rows, one after another.</summary>
    public static SoftmaxCurvature<T> Copying(Matrix features, int[] offsets, int classes)
    {
        T[] copy = new T[offsets.Length * features.Stride];
        for (int i = 0; i < offsets.Length; i++)
            TensorPrimitives.ConvertTruncating<double, T>(features.Values.Span.Slice(offsets[i], features.Stride), copy.AsSpan(i * features.Stride));
        return new(copy, [.. Enumerable.Range(0, offsets.Length).Select(i => i * features.Stride)], features.Stride, classes);
    }

    public void Settle(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> exampleWeights)
    {
        TensorPrimitives.ConvertTruncating(probabilities, this.probabilities.AsSpan());
        TensorPrimitives.ConvertTruncating(exampleWeights, this.exampleWeights.AsSpan());
    }

    public void Multiply(ReadOnlySpan<double> direction, Span<double> product)
    {
        TensorPrimitives.ConvertTruncating(direction, this.direction.AsSpan());
        ReadOnlySpan<T> weights = this.direction.AsSpan(0, classes * stride), intercepts = this.direction.AsSpan(classes * stride);
        Span<T> slopes = this.product.AsSpan(0, classes * stride), interceptSlopes = this.product.AsSpan(classes * stride);
        Array.Clear(this.product);
        for (int start = 0; start < offsets.Length; start += BlockProducts.BlockRows)
        {
            ReadOnlySpan<int> block = offsets.AsSpan(start, Math.Min(BlockProducts.BlockRows, offsets.Length - start));
            BlockProducts.Scores(features.Span, block, stride, weights, classes, changes);
            for (int i = 0; i < block.Length; i++)
            {
                // The change of probabilities along the direction: p ∘ (z − p·z).
                Span<T> change = changes.AsSpan(i * classes, classes);
                ReadOnlySpan<T> p = probabilities.AsSpan((start + i) * classes, classes);
                TensorPrimitives.Add(change, intercepts, change);
                TensorPrimitives.Subtract(change, TensorPrimitives.Dot(change, p), change);
                TensorPrimitives.Multiply(change, p, change);
                TensorPrimitives.Multiply(change, exampleWeights[start + i], change);
                TensorPrimitives.Add(interceptSlopes, change, interceptSlopes);
            }
            BlockProducts.AddSlopes(features.Span, block, stride, changes, classes, slopes);
        }
        TensorPrimitives.ConvertTruncating(this.product, product);
    }
}
