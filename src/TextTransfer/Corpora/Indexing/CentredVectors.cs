using System.Numerics.Tensors;

namespace TextTransfer.Corpora.Indexing;

/// <summary>
/// Sentence embeddings measured from their mean, of length 1. Without that all texts of a corpus are alike for many encoders:
/// cosines of e5 lie between 0.7 and 1.
/// </summary>
internal static class CentredVectors
{
    public static float[][] Of(IEnumerable<EmbeddedText> texts) => Of(texts.Select(t => t.Embedding.Vector.ToArray()));

    /// <summary>The same of vectors at hand, at least one, which are changed.</summary>
    public static float[][] Of(IEnumerable<float[]> copies)
    {
        float[][] vectors = [.. copies];
        foreach (float[] vector in vectors)
            Normalize(vector);
        var mean = new float[vectors[0].Length];
        foreach (float[] vector in vectors)
            TensorPrimitives.Add(mean, vector, mean);
        TensorPrimitives.Divide(mean, vectors.Length, mean);
        foreach (float[] vector in vectors)
        {
            TensorPrimitives.Subtract(vector, mean, vector);
            Normalize(vector);
        }

        return vectors;
    }

    private static void Normalize(float[] vector)
    {
        float norm = TensorPrimitives.Norm<float>(vector);
        if (norm > 1e-6f)
            TensorPrimitives.Divide(vector, norm, vector);
        else
            Array.Clear(vector);
    }
}
