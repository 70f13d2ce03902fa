using System.Numerics.Tensors;

namespace TextTransfer.Classification.Numerics;

internal static class UnitVector
{
    /// <summary>Scales a vector to length 1; one of zeros stays as it is.</summary>
    public static void Normalize(Span<double> vector)
    {
        double norm = TensorPrimitives.Norm<double>(vector);
        if (norm > 0)
            TensorPrimitives.Divide(vector, norm, vector);
    }
}
