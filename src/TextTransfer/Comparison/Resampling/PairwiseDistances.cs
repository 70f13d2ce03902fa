using System.Numerics.Tensors;
using TextTransfer.Concurrency;

namespace TextTransfer.Comparison.Resampling;

/// <summary>
/// Distances between every two of some items, and by how much those between sides exceed those within: the energy distance
/// 2 E|X−Y| − E|X−X'| − E|Y−Y'| (Székely and Rizzo, 2004), halved, without the pairs of an item with itself, so that its mean is 0
/// where the sides do not differ.
/// </summary>
internal sealed class PairwiseDistances
{
    private readonly float[][] rows;
    private readonly float[] rowSums;

    private PairwiseDistances(float[][] rows)
    {
        this.rows = rows;
        rowSums = [.. rows.Select(r => TensorPrimitives.Sum<float>(r))];
    }

    public static PairwiseDistances Of(int count, Func<int, int, double> distance)
    {
        float[][] rows = [.. Enumerable.Range(0, count).Select(_ => new float[count])];
        Concurrently.For(count, Environment.ProcessorCount, i =>
        {
            for (int j = i + 1; j < count; j++)
                rows[i][j] = (float)distance(i, j);
        }, CancellationToken.None);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++)
                rows[i][j] = rows[j][i];
        }

        return new(rows);
    }

    /// <summary>The weights of an assignment in which the first items are on the first side.</summary>
    public double[] FirstSide(int first) => [.. Enumerable.Range(0, rows.Length).Select(i => i < first ? 1.0 : 0)];

    /// <summary>The mean distance between sides.</summary>
    /// <param name="first">Items of the first side, which come first.</param>
    public double MeanBetween(int first)
    {
        double sum = 0;
        for (int i = 0; i < first; i++)
            sum += TensorPrimitives.Sum<float>(rows[i].AsSpan(first));
        return sum / first / (rows.Length - first);
    }

    /// <summary>The excess for an assignment.</summary>
    /// <param name="isFirst">1 for items of the first side, 0 for the others.</param>
    public double Excess(double[] isFirst)
    {
        float[] first = [.. isFirst.Select(w => (float)w)];
        double countA = isFirst.Sum();
        double countB = isFirst.Length - countA;
        double withinA = 0, between = 0, withinB = 0;
        for (int i = 0; i < first.Length; i++)
        {
            double toA = TensorPrimitives.Dot<float>(rows[i], first);
            if (first[i] > 0)
            {
                withinA += toA;
                between += rowSums[i] - toA;
            }
            else
            {
                withinB += rowSums[i] - toA;
            }
        }

        return (between / countA / countB) - (withinA / countA / (countA - 1) / 2) - (withinB / countB / (countB - 1) / 2);
    }

    /// <summary>The excess for a sample of both sides; pairs of an item drawn twice with itself are left out.</summary>
    /// <param name="weights">How often each item was drawn.</param>
    /// <param name="first">Items of the first side, which come first.</param>
    public double Excess(double[] weights, int first)
    {
        float[] drawn = [.. weights.Select(w => (float)w)];
        double countA = weights.Take(first).Sum();
        double countB = weights.Skip(first).Sum();
        double pairsA = (countA * countA) - weights.Take(first).Sum(w => w * w);
        double pairsB = (countB * countB) - weights.Skip(first).Sum(w => w * w);
        double withinA = 0, between = 0, withinB = 0;
        for (int i = 0; i < drawn.Length; i++)
        {
            if (drawn[i] == 0)
                continue;
            double toA = TensorPrimitives.Dot<float>(rows[i].AsSpan(0, first), drawn.AsSpan(0, first));
            if (i < first)
            {
                withinA += drawn[i] * toA;
            }
            else
            {
                between += drawn[i] * toA;
                withinB += drawn[i] * TensorPrimitives.Dot<float>(rows[i].AsSpan(first), drawn.AsSpan(first));
            }
        }

        return (between / countA / countB) - (withinA / Math.Max(1, pairsA) / 2) - (withinB / Math.Max(1, pairsB) / 2);
    }

    /// <summary>The interval of an excess: the quantiles of resampled values, since leaving out pairs of an item with itself leaves no bias.</summary>
    public static Estimate Interval(double value, double[] resampled)
    {
        double[] sorted = [.. resampled.Order()];
        double tail = (1 - Estimate.Confidence) / 2;
        double lower = MathNet.Numerics.Statistics.SortedArrayStatistics.Quantile(sorted, tail);
        double upper = MathNet.Numerics.Statistics.SortedArrayStatistics.Quantile(sorted, 1 - tail);
        return new(value, Math.Min(lower, value), Math.Max(upper, value));
    }
}
