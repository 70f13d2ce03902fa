using MathNet.Numerics.Distributions;

namespace TextTransfer.Comparison.Resampling;

/// <summary>Figures of both sides from counts of units: their intervals and whether they differ by more than chance.</summary>
/// <param name="counts">Counts of every unit [units][counts], the first side's first.</param>
/// <param name="assignments">The draws.</param>
internal sealed class FigureResampling(double[][] counts, Assignments assignments)
{
    /// <summary>What is found of one figure.</summary>
    public sealed record Result(double ValueA, double ValueB, Estimate? A, Estimate? B, Estimate? Difference, double? PValue);

    /// <param name="figures">Each a function of the sums of counts over a side.</param>
    public Result[] Compare(IReadOnlyList<Func<double[], double>> figures)
    {
        double[] isFirst = [.. Enumerable.Range(0, assignments.Units).Select(i => i < assignments.UnitsA ? 1.0 : 0)];
        (double A, double B)[] observed = Evaluate(figures, isFirst, isAssignment: true);
        if (assignments.Shortage is not null)
            return [.. observed.Select(o => new Result(o.A, o.B, null, null, null, null))];

        List<(double A, double B)[]> random = [];
        assignments.Permute(assignment =>
        {
            (double, double)[] values = Evaluate(figures, assignment, isAssignment: true);
            lock (random)
                random.Add(values);
            return 0;
        });
        (double A, double B)[][] resampled = assignments.Resample(weights => Evaluate(figures, weights, isAssignment: false));
        return [.. figures.Select((_, i) => Summarize(observed[i], [.. random.Select(r => Math.Abs(r[i].A - r[i].B))], [.. resampled.Select(r => r[i])]))];
    }

    private (double A, double B)[] Evaluate(IReadOnlyList<Func<double[], double>> figures, double[] weights, bool isAssignment)
    {
        var a = new double[counts[0].Length];
        var b = new double[a.Length];
        for (int unit = 0; unit < counts.Length; unit++)
        {
            double weight = weights[unit];
            bool isFirst = isAssignment ? weight > 0 : unit < assignments.UnitsA;
            if (isAssignment)
                weight = 1;
            if (weight == 0)
                continue;
            double[] sum = isFirst ? a : b;
            double[] row = counts[unit];
            for (int i = 0; i < sum.Length; i++)
                sum[i] += weight * row[i];
        }

        return [.. figures.Select(f => (f(a), f(b)))];
    }

    private Result Summarize((double A, double B) observed, double[] permuted, (double A, double B)[] resampled)
    {
        (double a, double b) = observed;
        double[] inA = [.. resampled.Select(r => r.A).Where(double.IsFinite)];
        double[] inB = [.. resampled.Select(r => r.B).Where(double.IsFinite)];
        if (!double.IsFinite(a) || !double.IsFinite(b) || inA.Length < resampled.Length / 2 || inB.Length < resampled.Length / 2)
            return new(a, b, null, null, null, null);

        double varianceA = Variance(inA, assignments.UnitsA);
        double varianceB = Variance(inB, assignments.UnitsB);
        double variance = varianceA + varianceB;
        double freedom = variance > 0
            ? variance * variance / ((varianceA * varianceA / (assignments.UnitsA - 1)) + (varianceB * varianceB / (assignments.UnitsB - 1)))
            : assignments.Units - 2;
        double[] random = [.. permuted.Where(double.IsFinite)];
        return new(a, b, Interval(a, varianceA, assignments.UnitsA - 1), Interval(b, varianceB, assignments.UnitsB - 1), Interval(b - a, variance, freedom),
            Assignments.PValue(Math.Abs(a - b), random));
    }

    /// <summary>Of resampled values; the factor is what resampling from n instead of from a population takes away.</summary>
    private static double Variance(double[] values, int units)
    {
        double mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1) * units / Math.Max(1, units - 1);
    }

    private static Estimate Interval(double value, double variance, double freedom)
    {
        double half = Math.Sqrt(variance) * StudentT.InvCDF(0, 1, freedom, (1 + Estimate.Confidence) / 2);
        return new(value, value - half, value + half);
    }
}
