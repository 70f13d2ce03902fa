using System.Numerics.Tensors;

namespace TextTransfer.Encoders;

/// <summary>Scales a vector to length 1 (<c>Normalize</c>).</summary>
internal sealed class NormalizeModule : ISentenceModule
{
    public static NormalizeModule Instance { get; } = new();

    public string Identity => "module Normalize";

    public int? InputDimension => null;

    public int? OutputDimension => null;

    public float[] Apply(float[] vector)
    {
        // The reference divides by at least 1e-12, so that a vector of zeros stays one.
        TensorPrimitives.Divide(vector, MathF.Max(TensorPrimitives.Norm<float>(vector), 1e-12f), vector);
        return vector;
    }
}
