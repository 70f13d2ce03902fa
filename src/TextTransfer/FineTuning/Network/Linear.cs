using System.Numerics.Tensors;
using TextTransfer.FineTuning.Numerics;

namespace TextTransfer.FineTuning.Network;

/// <summary>A linear layer y = x·W + b whose weights stay as they are; only an adapter beside it learns. Immutable.</summary>
internal sealed class Linear
{
    private readonly PackedMatrix forward;
    private readonly PackedMatrix backward;
    private readonly float[] bias;

    /// <param name="weights">Weights [inputs × outputs].</param>
    /// <param name="bias">Added to the outputs [outputs].</param>
    public Linear(float[] weights, float[] bias)
    {
        this.bias = bias;
        (Inputs, Outputs) = (weights.Length / bias.Length, bias.Length);
        forward = new(Inputs, Outputs, (row, column) => weights[(row * Outputs) + column]);
        backward = new(Outputs, Inputs, (row, column) => weights[(column * Outputs) + row]);
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>Computes the outputs.</summary>
    /// <param name="x">Inputs [rows × inputs].</param>
    /// <param name="rows">Rows, whole blocks.</param>
    /// <param name="y">Receives the outputs [rows × outputs].</param>
    /// <param name="adapter">The adapter, if there is one.</param>
    /// <param name="scale">What its part is multiplied by.</param>
    /// <param name="low">Receives the few numbers between its halves [rows × rank].</param>
    public void Forward(ReadOnlySpan<float> x, int rows, Span<float> y, LowRankAdapter? adapter, float scale, Span<float> low)
    {
        for (int row = 0; row < rows; row++)
            bias.CopyTo(y[(row * Outputs)..]);
        MatrixProduct.Multiply(x, rows, forward, y, isAdded: true);
        if (adapter is null)
            return;

        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> input = x.Slice(row * Inputs, Inputs);
            Span<float> output = y.Slice(row * Outputs, Outputs);
            for (int r = 0; r < adapter.Rank; r++)
            {
                float value = TensorPrimitives.Dot(input, adapter.Down.AsSpan(r * Inputs, Inputs));
                low[(row * adapter.Rank) + r] = value;
                TensorPrimitives.MultiplyAdd(adapter.Up.AsSpan(r * Outputs, Outputs), scale * value, output, output);
            }
        }
    }

    /// <summary>Computes the gradients.</summary>
    /// <param name="dy">That of the outputs [rows × outputs].</param>
    /// <param name="x">The inputs there were.</param>
    /// <param name="rows">Rows, whole blocks.</param>
    /// <param name="dx">Receives that of the inputs, added to what stands there [rows × inputs].</param>
    /// <param name="adapter">The adapter there was.</param>
    /// <param name="scale">What its part was multiplied by.</param>
    /// <param name="low">What <see cref="Forward"/> gave there.</param>
    /// <param name="gradient">Receives that of the adapter, added to what stands there.</param>
    public void Backward(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, int rows, Span<float> dx, LowRankAdapter adapter, float scale, ReadOnlySpan<float> low, LowRankAdapter gradient)
    {
        MatrixProduct.Multiply(dy, rows, backward, dx, isAdded: true);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> output = dy.Slice(row * Outputs, Outputs), input = x.Slice(row * Inputs, Inputs);
            Span<float> inputGradient = dx.Slice(row * Inputs, Inputs);
            for (int r = 0; r < adapter.Rank; r++)
            {
                (int down, int up) = (r * Inputs, r * Outputs);
                float slope = scale * TensorPrimitives.Dot(output, adapter.Up.AsSpan(up, Outputs));
                Span<float> upGradient = gradient.Up.AsSpan(up, Outputs), downGradient = gradient.Down.AsSpan(down, Inputs);
                TensorPrimitives.MultiplyAdd(output, scale * low[(row * adapter.Rank) + r], upGradient, upGradient);
                TensorPrimitives.MultiplyAdd(input, slope, downGradient, downGradient);
                TensorPrimitives.MultiplyAdd(adapter.Down.AsSpan(down, Inputs), slope, inputGradient, inputGradient);
            }
        }
    }
}
