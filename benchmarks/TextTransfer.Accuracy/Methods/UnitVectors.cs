using System.Numerics.Tensors;

namespace TextTransfer.Accuracy.Methods;

/// <summary>Sentence embeddings of length 1.</summary>
internal static class UnitVectors
{
    /// <summary>The embedding of a text [dimension], scaled to length 1; zero stays zero.</summary>
    public static double[] Of(EmbeddedText text)
    {
        double[] vector = new double[text.Embedding.Vector.Length];
        TensorPrimitives.ConvertSaturating<float, double>(text.Embedding.Vector.Span, vector);
        Normalize(vector);
        return vector;
    }

    /// <summary>Scales to length 1 in place; zero stays zero.</summary>
    /// <returns>The length it had.</returns>
    public static double Normalize(double[] vector)
    {
        double length = TensorPrimitives.Norm<double>(vector);
        if (length > 0)
            TensorPrimitives.Divide(vector, length, vector);
        return length;
    }
}
