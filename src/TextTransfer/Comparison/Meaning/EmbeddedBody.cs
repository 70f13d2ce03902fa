using System.Numerics.Tensors;
using TextTransfer.Comparison.Segmentation;

namespace TextTransfer.Comparison.Meaning;

/// <summary>A body of text with the embedding of every document, of length 1. Immutable.</summary>
internal sealed class EmbeddedBody
{
    public EmbeddedBody(PreparedBody body, IEnumerable<ReadOnlyMemory<float>> vectors)
    {
        Body = body;
        Vectors = [.. vectors.Select(Normalize)];
        Units = body.DocumentUnits();
        UnitVectors = [.. Enumerable.Range(0, Units.Length).GroupBy(i => Units[i]).OrderBy(g => g.Key).Select(g => Normalize(Sum(g.Select(i => Vectors[i]))))];
    }

    public PreparedBody Body { get; }

    /// <summary>By document.</summary>
    public float[][] Vectors { get; }

    /// <summary>The unit of each document.</summary>
    public int[] Units { get; }

    /// <summary>The direction of the mean of each unit.</summary>
    public float[][] UnitVectors { get; }

    public static float[] Sum(IEnumerable<float[]> vectors)
    {
        float[]? sum = null;
        foreach (float[] vector in vectors)
        {
            if (sum is null)
                sum = (float[])vector.Clone();
            else
                TensorPrimitives.Add<float>(sum, vector, sum);
        }

        return sum!;
    }

    public static float[] Normalize(ReadOnlyMemory<float> vector)
    {
        float[] unit = vector.ToArray();
        float norm = TensorPrimitives.Norm<float>(unit);
        if (norm > 0)
            TensorPrimitives.Divide(unit, norm, unit);
        return unit;
    }
}
