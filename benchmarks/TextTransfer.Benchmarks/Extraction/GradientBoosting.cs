using TextTransfer.Web.Extraction;

namespace TextTransfer.Benchmarks.Extraction;

/// <summary>Trains a <see cref="DecisionForest"/> on weighted rows with targets from 0 to 1 by gradient boosting of the logistic loss.</summary>
internal sealed class GradientBoosting
{
    private const int Bins = 64;
    private readonly int featureCount;
    private readonly float[][] edges;
    private readonly byte[][] binned;
    private readonly float[] targets;
    private readonly float[] weights;

    private GradientBoosting(IReadOnlyList<float[]> rows, float[] targets, float[] weights)
    {
        (this.targets, this.weights) = (targets, weights);
        featureCount = rows[0].Length;
        edges = new float[featureCount][];
        binned = new byte[featureCount][];
        Parallel.For(0, featureCount, f =>
        {
            edges[f] = EdgesOf(rows, f);
            binned[f] = [.. rows.Select(r => (byte)edges[f].Count(e => r[f] > e))];
        });
    }

    public static DecisionForest Train(IReadOnlyList<float[]> rows, float[] targets, float[] weights, BoostingOptions options) =>
        new GradientBoosting(rows, targets, weights).Train(options);

    private DecisionForest Train(BoostingOptions options)
    {
        Random random = new(options.Seed);
        double mean = targets.Zip(weights, (t, w) => (double)t * w).Sum() / weights.Sum(w => (double)w);
        float bias = (float)Math.Log(mean / (1 - mean));
        float[] scores = new float[targets.Length];
        Array.Fill(scores, bias);
        List<DecisionTree> trees = [];
        for (int t = 0; t < options.Trees; t++)
        {
            int[] rows = [.. Enumerable.Range(0, targets.Length).Where(_ => random.NextDouble() < options.RowShare)];
            int[] features = [.. Enumerable.Range(0, featureCount).Where(_ => random.NextDouble() < options.FeatureShare)];
            trees.Add(Grow(scores, rows, features, options));
        }

        return new(bias, trees);
    }

    private DecisionTree Grow(float[] scores, int[] rows, int[] features, BoostingOptions options)
    {
        float[] slopes = new float[rows.Length], curves = new float[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            float p = 1 / (1 + MathF.Exp(-scores[rows[i]]));
            slopes[i] = weights[rows[i]] * (targets[rows[i]] - p);
            curves[i] = weights[rows[i]] * p * (1 - p);
        }

        byte[] leaf = new byte[rows.Length];
        List<(int Feature, int Bin)> questions = [];
        for (int level = 0; level < options.Depth; level++)
        {
            (double Gain, int Feature, int Bin)[] best = new (double, int, int)[features.Length];
            Parallel.For(0, features.Length, i => best[i] = BestSplit(features[i], rows, leaf, 1 << level, slopes, curves, options.Ridge));
            (_, int feature, int bin) = best.MaxBy(b => b.Gain);
            questions.Add((feature, bin));
            for (int i = 0; i < rows.Length; i++)
                leaf[i] |= (byte)(binned[feature][rows[i]] > bin ? 1 << level : 0);
        }

        double[] slope = new double[1 << options.Depth], curve = new double[1 << options.Depth];
        for (int i = 0; i < rows.Length; i++)
        {
            slope[leaf[i]] += slopes[i];
            curve[leaf[i]] += curves[i];
        }

        float[] leaves = [.. slope.Select((s, l) => MathF.Round((float)(options.Rate * s / (curve[l] + options.Ridge)) * 1000) / 1000)];
        Parallel.For(0, scores.Length, r =>
        {
            int at = 0;
            for (int level = 0; level < questions.Count; level++)
                at |= binned[questions[level].Feature][r] > questions[level].Bin ? 1 << level : 0;
            scores[r] += leaves[at];
        });
        return new([.. questions.Select(q => q.Feature)], [.. questions.Select(q => edges[q.Feature].Length > 0 ? edges[q.Feature][q.Bin] : 0)], leaves);
    }

    private (double Gain, int Feature, int Bin) BestSplit(int feature, int[] rows, byte[] leaf, int leafCount, float[] slopes, float[] curves, double ridge)
    {
        double[] slope = new double[leafCount * Bins], curve = new double[leafCount * Bins];
        byte[] column = binned[feature];
        for (int i = 0; i < rows.Length; i++)
        {
            int at = (leaf[i] * Bins) + column[rows[i]];
            slope[at] += slopes[i];
            curve[at] += curves[i];
        }

        double[] gains = new double[Math.Max(1, edges[feature].Length)];
        for (int l = 0; l < leafCount; l++)
        {
            Span<double> s = slope.AsSpan(l * Bins, Bins), c = curve.AsSpan(l * Bins, Bins);
            double allSlope = 0, allCurve = 0, slopeBelow = 0, curveBelow = 0;
            for (int b = 0; b < Bins; b++)
                (allSlope, allCurve) = (allSlope + s[b], allCurve + c[b]);
            for (int b = 0; b < edges[feature].Length; b++)
            {
                slopeBelow += s[b];
                curveBelow += c[b];
                double above = allSlope - slopeBelow;
                gains[b] += (slopeBelow * slopeBelow / (curveBelow + ridge)) + (above * above / (allCurve - curveBelow + ridge));
            }
        }

        int best = Array.IndexOf(gains, gains.Max());
        return (gains[best], feature, best);
    }

    private static float[] EdgesOf(IReadOnlyList<float[]> rows, int feature)
    {
        float[] values = [.. rows.Select(r => r[feature]).Order()];
        float[] distinct = [.. values.Distinct()];
        if (distinct.Length <= Bins)
            return [.. distinct.Zip(distinct.Skip(1), (a, b) => Middle(a, b))];
        return [.. Enumerable.Range(1, Bins - 1).Select(i => values[(int)((long)values.Length * i / Bins)]).Distinct().Where(e => e < values[^1])];
    }

    // In few digits, for the file.
    private static float Middle(float a, float b) => (a + b) / 2;
}
