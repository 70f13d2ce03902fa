using System.Buffers.Binary;
using System.Numerics.Tensors;
using TextTransfer.FineTuning.Network;

namespace TextTransfer.FineTuning.Weights;

/// <summary>
/// Where the weights of one linear layer lie in an ONNX model: in single precision, or in 8 bits with a scale for each output.
/// Immutable.
/// </summary>
/// <param name="Values">The weights [inputs × outputs of all layers in it].</param>
/// <param name="Scale">What 8-bit weights are multiplied by [outputs of all layers in it]; none for single precision.</param>
/// <param name="Bias">The bias [outputs of all layers in it].</param>
/// <param name="FirstColumn">The first output of this layer: queries, keys and values are often computed as one.</param>
/// <param name="Outputs">Outputs of this layer.</param>
internal sealed record LinearWeights(OnnxTensor Values, OnnxTensor? Scale, OnnxTensor Bias, int FirstColumn, int Outputs)
{
    private const float Largest = 127;

    public int Inputs => Values.Shape[0];

    private int Stride => Values.Shape[1];

    /// <summary>The weights in single precision [inputs × outputs].</summary>
    public float[] Read(ReadOnlySpan<byte> model)
    {
        float[] weights = new float[Inputs * Outputs];
        float[]? scales = Scale?.ReadSingles(model);
        for (int row = 0; row < Inputs; row++)
        {
            int at = (row * Stride) + FirstColumn;
            for (int column = 0; column < Outputs; column++)
            {
                weights[(row * Outputs) + column] = scales is null
                    ? BinaryPrimitives.ReadSingleLittleEndian(model[(Values.Offset + (4 * (at + column)))..])
                    : (sbyte)model[Values.Offset + at + column] * scales[FirstColumn + column];
            }
        }
        return weights;
    }

    public float[] ReadBias(ReadOnlySpan<byte> model) => Bias.ReadSingles(model)[FirstColumn..(FirstColumn + Outputs)];

    /// <summary>Writes the weights with what an adapter adds to them over those of a model, in the form they have there.</summary>
    /// <param name="model">The model.</param>
    /// <param name="adapter">The change.</param>
    /// <param name="scale">What it is multiplied by.</param>
    public void Merge(Span<byte> model, LowRankAdapter adapter, float scale)
    {
        float[] weights = Read(model);
        for (int row = 0; row < Inputs; row++)
        {
            Span<float> values = weights.AsSpan(row * Outputs, Outputs);
            for (int r = 0; r < adapter.Rank; r++)
                TensorPrimitives.MultiplyAdd(adapter.Up.AsSpan(r * Outputs, Outputs), scale * adapter.Down[(r * Inputs) + row], values, values);
        }
        Write(model, weights);
    }

    private void Write(Span<byte> model, float[] weights)
    {
        float[] inverse = Scale is null ? [] : WriteScales(model, Scale, weights);
        for (int row = 0; row < Inputs; row++)
        {
            int at = (row * Stride) + FirstColumn;
            for (int column = 0; column < Outputs; column++)
            {
                float weight = weights[(row * Outputs) + column];
                if (Scale is null)
                    BinaryPrimitives.WriteSingleLittleEndian(model[(Values.Offset + (4 * (at + column)))..], weight);
                else
                    model[Values.Offset + at + column] = (byte)(sbyte)MathF.Round(weight * inverse[column]);
            }
        }
    }

    /// <summary>Writes a new scale for each output; returns its inverse.</summary>
    private float[] WriteScales(Span<byte> model, OnnxTensor scale, float[] weights)
    {
        float[] largest = new float[Outputs];
        for (int row = 0; row < Inputs; row++)
            TensorPrimitives.MaxMagnitude(largest, weights.AsSpan(row * Outputs, Outputs), largest);
        for (int column = 0; column < Outputs; column++)
        {
            float magnitude = Math.Max(Math.Abs(largest[column]), 1e-12f);
            BinaryPrimitives.WriteSingleLittleEndian(model[(scale.Offset + (4 * (FirstColumn + column)))..], magnitude / Largest);
            largest[column] = Largest / magnitude;
        }
        return largest;
    }
}
