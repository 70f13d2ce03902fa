using System.Numerics.Tensors;

namespace TextTransfer.Comparison.Meaning;

/// <summary>The first two principal components, by power iteration on the data itself.</summary>
internal static class PrincipalPlane
{
    private const int Rounds = 30;

    /// <param name="vectors">At least one.</param>
    /// <param name="seed">Decides the beginning, and with it the signs.</param>
    public static (double X, double Y)[] Project(IReadOnlyList<float[]> vectors, int seed)
    {
        float[] mean = EmbeddedBody.Sum(vectors);
        TensorPrimitives.Divide(mean, vectors.Count, mean);
        float[][] centred = [.. vectors.Select(v =>
        {
            var difference = new float[v.Length];
            TensorPrimitives.Subtract<float>(v, mean, difference);
            return difference;
        })];
        Random random = new(seed);
        float[] first = Component(centred, orthogonalTo: null, random);
        float[] second = Component(centred, first, random);
        return [.. centred.Select(v => ((double)TensorPrimitives.Dot<float>(v, first), (double)TensorPrimitives.Dot<float>(v, second)))];
    }

    private static float[] Component(float[][] vectors, float[]? orthogonalTo, Random random)
    {
        float[] direction = EmbeddedBody.Normalize(Enumerable.Range(0, vectors[0].Length).Select(_ => random.NextSingle() - 0.5f).ToArray());
        for (int round = 0; round < Rounds; round++)
        {
            var next = new float[direction.Length];
            foreach (float[] vector in vectors)
                TensorPrimitives.MultiplyAdd<float>(vector, TensorPrimitives.Dot<float>(vector, direction), next, next);
            if (orthogonalTo is not null)
                TensorPrimitives.MultiplyAdd<float>(orthogonalTo, -TensorPrimitives.Dot<float>(next, orthogonalTo), next, next);
            direction = EmbeddedBody.Normalize(next);
        }

        return direction;
    }
}
