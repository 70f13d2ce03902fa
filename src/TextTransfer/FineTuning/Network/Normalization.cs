using System.Numerics.Tensors;

namespace TextTransfer.FineTuning.Network;

/// <summary>Layer normalisation of rows (Ba et al., 2016). Immutable.</summary>
/// <param name="Weight">What normalised values are multiplied by [width].</param>
/// <param name="Bias">What is then added [width].</param>
/// <param name="Epsilon">Added to the variance.</param>
internal sealed record Normalization(float[] Weight, float[] Bias, float Epsilon)
{
    private int Width => Weight.Length;

    /// <summary>Normalises rows in place.</summary>
    /// <param name="rows">Values [rows × width]; receives the result.</param>
    /// <param name="normalized">Receives the values before weight and bias.</param>
    /// <param name="scales">Receives the inverse deviation of each row.</param>
    public void Forward(Span<float> rows, Span<float> normalized, Span<float> scales)
    {
        for (int i = 0; i < scales.Length; i++)
        {
            Span<float> row = rows.Slice(i * Width, Width), result = normalized.Slice(i * Width, Width);
            TensorPrimitives.Subtract(row, TensorPrimitives.Sum<float>(row) / Width, result);
            scales[i] = 1 / MathF.Sqrt((TensorPrimitives.SumOfSquares<float>(result) / Width) + Epsilon);
            TensorPrimitives.Multiply(result, scales[i], result);
            TensorPrimitives.MultiplyAdd(result, Weight, Bias, row);
        }
    }

    /// <summary>Computes the result of <see cref="Forward"/> again, from the values before weight and bias.</summary>
    public void Apply(ReadOnlySpan<float> normalized, Span<float> rows)
    {
        for (int at = 0; at < rows.Length; at += Width)
            TensorPrimitives.MultiplyAdd(normalized.Slice(at, Width), Weight, Bias, rows.Slice(at, Width));
    }

    /// <summary>Turns the gradient of the result into that of the values.</summary>
    public void Backward(Span<float> gradient, ReadOnlySpan<float> normalized, ReadOnlySpan<float> scales)
    {
        for (int i = 0; i < scales.Length; i++)
        {
            Span<float> row = gradient.Slice(i * Width, Width);
            ReadOnlySpan<float> values = normalized.Slice(i * Width, Width);
            TensorPrimitives.Multiply(row, Weight, row);
            float mean = TensorPrimitives.Sum<float>(row) / Width, slope = TensorPrimitives.Dot(row, values) / Width;
            TensorPrimitives.MultiplyAdd(values, -slope, row, row);
            TensorPrimitives.Subtract(row, mean, row);
            TensorPrimitives.Multiply(row, scales[i], row);
        }
    }
}
