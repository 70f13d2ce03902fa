using System.Numerics.Tensors;
using TextTransfer.Concurrency;
using TextTransfer.Statistics;

namespace TextTransfer.Comparison.Meaning;

/// <summary>The share of one side's texts that have a text of the other within the distance of their own neighbours.</summary>
internal static class Coverage
{
    /// <summary>Neighbours whose distance counts: 5, as in the paper.</summary>
    private const int Neighbours = 5;

    public const int FewestTexts = 12;

    /// <param name="own">Independent directions of the side that is covered.</param>
    /// <param name="others">As many of the other.</param>
    /// <param name="cancellationToken">Looked at between texts.</param>
    public static Estimate? Of(float[][] own, float[][] others, CancellationToken cancellationToken)
    {
        if (own.Length < FewestTexts)
            return null;
        var covered = new double[own.Length];
        Concurrently.For(own.Length, Environment.ProcessorCount, i =>
        {
            float[] cosines = [.. own.Where((_, j) => j != i).Select(v => TensorPrimitives.Dot<float>(v, own[i])).OrderDescending()];
            covered[i] = others.Max(v => TensorPrimitives.Dot<float>(v, own[i])) >= cosines[Neighbours - 1] ? 1 : 0;
        }, cancellationToken);
        return Proportion.Interval(ClusteredMean.Of(covered, [.. Enumerable.Range(0, own.Length)]));
    }
}
