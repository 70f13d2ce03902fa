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
        MatrixView matrix = new(weights, Inputs, Outputs);
        (forward, backward) = (PackedMatrix.Of(matrix), PackedMatrix.Of(matrix.Transposed));
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>Computes the outputs.</summary>
    /// <param name="x">Inputs [rows × inputs].</param>
    /// <param name="y">Receives the outputs [rows × outputs].</param>
    /// <param name="adapter">The adapter, if there is one.</param>
    /// <param name="scale">What its part is multiplied by.</param>
    /// <param name="low">Receives the few numbers between its halves, scaled [rows × rank].</param>
    /// <param name="scratch">Room.</param>
    public void Forward(ReadOnlySpan<float> x, Span<float> y, LowRankAdapter? adapter, float scale, Span<float> low, Scratch scratch)
    {
        int rows = x.Length / Inputs;
        MatrixView input = new(x, rows, Inputs);
        for (int row = 0; row < rows; row++)
            bias.CopyTo(y[(row * Outputs)..]);
        MatrixProduct.Multiply(input, forward, y, Outputs, isAdded: true);
        if (adapter is null)
            return;

        scratch.Packed.Pack(adapter.DownView.Transposed);
        MatrixProduct.Multiply(input, scratch.Packed, low, adapter.Rank);
        TensorPrimitives.Multiply(low, scale, low);
        MatrixProduct.Multiply(new(low, rows, adapter.Rank), adapter.UpView, y, Outputs, isAdded: true);
    }

    /// <summary>Computes the gradients.</summary>
    /// <param name="dy">That of the outputs [rows × outputs].</param>
    /// <param name="x">The inputs there were.</param>
    /// <param name="dx">Receives that of the inputs, added to what stands there [rows × inputs].</param>
    /// <param name="adapter">The adapter there was.</param>
    /// <param name="scale">What its part was multiplied by.</param>
    /// <param name="low">What <see cref="Forward"/> gave there.</param>
    /// <param name="gradient">Receives that of the adapter, added to what stands there.</param>
    /// <param name="scratch">Room.</param>
    public void Backward(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx, LowRankAdapter adapter, float scale, ReadOnlySpan<float> low, LowRankAdapter gradient, Scratch scratch)
    {
        int rows = x.Length / Inputs, rank = adapter.Rank;
        MatrixView output = new(dy, rows, Outputs);
        MatrixProduct.Multiply(output, backward, dx, Inputs, isAdded: true);

        Span<float> dLow = scratch.Low.Resize(rows * rank);
        scratch.Packed.Pack(adapter.UpView.Transposed);
        MatrixProduct.Multiply(output, scratch.Packed, dLow, rank);
        TensorPrimitives.Multiply(dLow, scale, dLow);
        MatrixView slopes = new(dLow, rows, rank);
        MatrixProduct.Multiply(slopes, adapter.DownView, dx, Inputs, isAdded: true);
        MatrixProduct.Multiply(slopes.Transposed, new MatrixView(x, rows, Inputs), gradient.Down, Inputs, isAdded: true);
        MatrixProduct.Multiply(new MatrixView(low, rows, rank).Transposed, output, gradient.Up, Outputs, isAdded: true);
    }
}
