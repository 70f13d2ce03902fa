using System.Numerics.Tensors;
using TextTransfer.Concurrency;

namespace TextTransfer.Comparison.Meaning;

/// <summary>The nearest of one set of directions to each of another. Takes time with the product of their numbers.</summary>
internal static class NearestTexts
{
    /// <returns>For each of the first the number of the nearest of the second and their cosine.</returns>
    public static (int Nearest, float Cosine)[] Find(float[][] from, float[][] to, CancellationToken cancellationToken)
    {
        var found = new (int, float)[from.Length];
        Concurrently.For(from.Length, Environment.ProcessorCount, i =>
        {
            (int nearest, float best) = (0, float.MinValue);
            for (int j = 0; j < to.Length; j++)
            {
                float cosine = TensorPrimitives.Dot<float>(from[i], to[j]);
                if (cosine > best)
                    (nearest, best) = (j, cosine);
            }

            found[i] = (nearest, best);
        }, cancellationToken);
        return found;
    }
}
