using TextTransfer.Web.Extraction;

namespace TextTransfer.Benchmarks.Extraction;

/// <summary>
/// Trains a <see cref="DecisionForest"/> on weighted rows with targets from 0 to 1 by stochastic gradient boosting of the logistic
/// loss (Friedman, 2002), over values put into bins once; the mean of several forests that saw other rows and features.
/// </summary>
internal sealed class GradientBoosting
{
    private const int Bins = 64;
    private readonly float[][] edges;
    private readonly byte[][] binned;
    private readonly float[] targets;
    private readonly float[] weights;

    public GradientBoosting(IReadOnlyList<float[]> rows, float[] targets, float[] weights)
    {
        (this.targets, this.weights) = (targets, weights);
        edges = new float[rows[0].Length][];
        binned = new byte[edges.Length][];
        Parallel.For(0, edges.Length, f =>
        {
            edges[f] = EdgesOf(rows, f);
            binned[f] = [.. rows.Select(r => BinOf(edges[f], r[f]))];
        });
    }

    /// <summary>Trains on some of the rows.</summary>
    /// <param name="among">The rows.</param>
    /// <param name="options">How.</param>
    public DecisionForest Train(int[] among, BoostingOptions options)
    {
        double mean = among.Sum(r => (double)targets[r] * weights[r]) / among.Sum(r => (double)weights[r]);
        float bias = (float)Math.Log(mean / (1 - mean));
        List<DecisionTree> trees = [];
        for (int seed = 1; seed <= options.Forests; seed++)
        {
            Random random = new(seed);
            float[] scores = new float[targets.Length];
            Array.Fill(scores, bias);
            for (int t = 0; t < options.Trees; t++)
            {
                int[] rows = [.. among.Where(_ => random.NextDouble() < options.RowShare)];
                int[] features = [.. Enumerable.Range(0, edges.Length).Where(f => random.NextDouble() < options.FeatureShare && edges[f].Length > 0)];
                trees.Add(Grow(scores, among, rows, features, options));
            }
        }

        return new(bias, trees);
    }

    private DecisionTree Grow(float[] scores, int[] among, int[] rows, int[] features, BoostingOptions options)
    {
        (float Slope, float Curve)[] sums = new (float, float)[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            float p = 1 / (1 + MathF.Exp(-scores[rows[i]]));
            sums[i] = (weights[rows[i]] * (targets[rows[i]] - p), weights[rows[i]] * p * (1 - p));
        }

        byte[] leaf = new byte[rows.Length];
        List<(int Feature, int Bin)> questions = [];
        for (int level = 0; level < options.Depth; level++)
        {
            (double Gain, int Feature, int Bin)[] best = new (double, int, int)[features.Length];
            Parallel.For(0, features.Length, i => best[i] = BestSplit(features[i], rows, leaf, 1 << level, sums, options.Ridge));
            (_, int feature, int bin) = best.MaxBy(b => b.Gain);
            questions.Add((feature, bin));
            for (int i = 0; i < rows.Length; i++)
                leaf[i] |= (byte)(binned[feature][rows[i]] > bin ? 1 << level : 0);
        }

        double[] slope = new double[1 << options.Depth], curve = new double[1 << options.Depth];
        for (int i = 0; i < rows.Length; i++)
        {
            slope[leaf[i]] += sums[i].Slope;
            curve[leaf[i]] += sums[i].Curve;
        }

        float[] leaves = [.. slope.Select((s, l) => (float)(options.Rate * s / (curve[l] + options.Ridge)))];
        foreach (int r in among)
        {
            int at = 0;
            for (int level = 0; level < questions.Count; level++)
                at |= binned[questions[level].Feature][r] > questions[level].Bin ? 1 << level : 0;
            scores[r] += leaves[at];
        }

        return new([.. questions.Select(q => q.Feature)], [.. questions.Select(q => edges[q.Feature][q.Bin])], [.. leaves.Select(l => l / options.Forests)]);
    }

    private (double Gain, int Feature, int Bin) BestSplit(int feature, int[] rows, byte[] leaf, int leafCount, (float Slope, float Curve)[] sums, double ridge)
    {
        (double Slope, double Curve)[] bins = new (double, double)[leafCount * Bins];
        byte[] column = binned[feature];
        for (int i = 0; i < rows.Length; i++)
        {
            ref (double Slope, double Curve) bin = ref bins[(leaf[i] * Bins) + column[rows[i]]];
            bin.Slope += sums[i].Slope;
            bin.Curve += sums[i].Curve;
        }

        double[] gains = new double[edges[feature].Length];
        for (int l = 0; l < leafCount; l++)
        {
            Span<(double Slope, double Curve)> own = bins.AsSpan(l * Bins, Bins);
            (double Slope, double Curve) all = default, below = default;
            foreach ((double s, double c) in own)
                all = (all.Slope + s, all.Curve + c);
            for (int b = 0; b < gains.Length; b++)
            {
                below = (below.Slope + own[b].Slope, below.Curve + own[b].Curve);
                double above = all.Slope - below.Slope;
                gains[b] += (below.Slope * below.Slope / (below.Curve + ridge)) + (above * above / (all.Curve - below.Curve + ridge));
            }
        }

        int best = Array.IndexOf(gains, gains.Max());
        return (gains[best], feature, best);
    }

    private static float[] EdgesOf(IReadOnlyList<float[]> rows, int feature)
    {
        float[] values = [.. rows.Select(r => r[feature])];
        Array.Sort(values);
        float[] distinct = [.. values.Distinct()];
        return distinct.Length <= Bins
            ? [.. distinct.Zip(distinct.Skip(1), (a, b) => (a + b) / 2)]
            : [.. Enumerable.Range(1, Bins - 1).Select(i => values[(int)((long)values.Length * i / Bins)]).Distinct().Where(e => e < values[^1])];
    }

    // How many edges the value exceeds.
    private static byte BinOf(float[] edges, float value)
    {
        int at = Array.BinarySearch(edges, value);
        return (byte)(at >= 0 ? at : ~at);
    }
}
