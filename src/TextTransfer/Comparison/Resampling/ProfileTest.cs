namespace TextTransfer.Comparison.Resampling;

/// <summary>A distance between the profiles of both sides, the relative frequencies of many features, under random assignments.</summary>
/// <param name="rows">The counts of every unit, the first side's first.</param>
/// <param name="features">The number of features.</param>
/// <param name="distance">Of the relative frequencies of both sides.</param>
internal sealed class ProfileTest(SparseRow[] rows, int features, Func<double[], double[], double> distance)
{
    private readonly double[] totals = Sum(rows, features, _ => 1);
    private readonly double words = rows.Sum(r => r.Total);

    /// <summary>What is found.</summary>
    public sealed record Result(double Value, Estimate? Estimate, double? ExpectedByChance, double? PValue);

    public Result Run(Assignments assignments)
    {
        double value = Assigned([.. Enumerable.Range(0, rows.Length).Select(i => i < assignments.UnitsA ? 1.0 : 0)]);
        if (assignments.Shortage is not null)
            return new(value, null, null, null);

        double[] random = assignments.Permute(Assigned);
        double[] resampled = assignments.Resample(weights => Distance(
            Sum(rows, features, i => i < assignments.UnitsA ? weights[i] : 0), Words(i => i < assignments.UnitsA ? weights[i] : 0),
            Sum(rows, features, i => i >= assignments.UnitsA ? weights[i] : 0), Words(i => i >= assignments.UnitsA ? weights[i] : 0)));
        return new(value, Assignments.DistanceInterval(value, resampled), random.Average(), Assignments.PValue(value, random));
    }

    /// <summary>Of rows in pairs, the first half being the first of each: sides are exchanged within pairs, and pairs are resampled.</summary>
    public Result RunPaired(ComparisonOptions options, CancellationToken cancellationToken)
    {
        int pairs = rows.Length / 2;
        Assignments draws = new(pairs, pairs, options, cancellationToken);
        double value = Assigned([.. Enumerable.Range(0, rows.Length).Select(i => i < pairs ? 1.0 : 0)]);
        double[] random = draws.Flip(isKept => Assigned([.. isKept, .. isKept.Select(k => 1 - k)]), pairs);
        double[] resampled = draws.Resample(weights => Distance(
            Sum(rows, features, i => i < pairs ? weights[i] : 0), Words(i => i < pairs ? weights[i] : 0),
            Sum(rows, features, i => i >= pairs ? weights[i - pairs] : 0), Words(i => i >= pairs ? weights[i - pairs] : 0)));
        return new(value, Assignments.DistanceInterval(value, resampled), random.Average(), Assignments.PValue(value, random));
    }

    private double Assigned(double[] isFirst)
    {
        double[] first = Sum(rows, features, i => isFirst[i]);
        var second = new double[features];
        for (int i = 0; i < features; i++)
            second[i] = totals[i] - first[i];
        double firstWords = Words(i => isFirst[i]);
        return Distance(first, firstWords, second, words - firstWords);
    }

    private double Words(Func<int, double> weightOf) => rows.Select((r, i) => weightOf(i) * r.Total).Sum();

    private double Distance(double[] a, double wordsA, double[] b, double wordsB)
    {
        for (int i = 0; i < features; i++)
        {
            a[i] /= Math.Max(1, wordsA);
            b[i] /= Math.Max(1, wordsB);
        }

        return distance(a, b);
    }

    private static double[] Sum(SparseRow[] rows, int features, Func<int, double> weightOf)
    {
        var sums = new double[features];
        for (int i = 0; i < rows.Length; i++)
        {
            double weight = weightOf(i);
            if (weight != 0)
                rows[i].AddTo(sums, weight);
        }

        return sums;
    }
}
