using MathNet.Numerics.Statistics;
using TextTransfer.Concurrency;

namespace TextTransfer.Comparison.Resampling;

/// <summary>
/// Random assignments of independent texts, the units, to two sides of their present sizes, and random samples of each side. Units of
/// the first side come first. The same seed gives the same draws, on any number of processors.
/// </summary>
internal sealed class Assignments(int unitsA, int unitsB, ComparisonOptions options, CancellationToken cancellationToken)
{
    /// <summary>Units a side needs for a test and an interval.</summary>
    public const int FewestUnits = 4;

    /// <summary>Why no fewer.</summary>
    public const string Source = "no assignment of fewer at random would be rare";

    private static readonly int Workers = Environment.ProcessorCount;

    public int UnitsA => unitsA;

    public int UnitsB => unitsB;

    public int Units => unitsA + unitsB;

    /// <summary>What there is too little of for a test; <see langword="null"/> for nothing.</summary>
    public TextShortage? Shortage =>
        Math.Min(unitsA, unitsB) >= FewestUnits ? null : new("independent texts a side", Math.Min(unitsA, unitsB), FewestUnits, Source);

    /// <summary>A statistic of every random assignment.</summary>
    /// <param name="statistic">Of the weights of units on the first side, 0 or 1; the others are on the second.</param>
    public double[] Permute(Func<double[], double> statistic)
    {
        var values = new double[options.Permutations];
        Concurrently.For(values.Length, Workers, draw =>
        {
            Random random = CreateRandom(draw);
            int[] order = [.. Enumerable.Range(0, Units)];
            var isFirst = new double[Units];
            for (int i = 0; i < unitsA; i++)
            {
                int other = random.Next(i, Units);
                (order[i], order[other]) = (order[other], order[i]);
                isFirst[order[i]] = 1;
            }

            values[draw] = statistic(isFirst);
        }, cancellationToken);
        return values;
    }

    /// <summary>A statistic of random exchanges within pairs.</summary>
    /// <param name="statistic">Of whether each pair is kept as it is, 1 or 0.</param>
    /// <param name="pairs">How many.</param>
    public double[] Flip(Func<double[], double> statistic, int pairs)
    {
        var values = new double[options.Permutations];
        Concurrently.For(values.Length, Workers, draw =>
        {
            Random random = CreateRandom(draw);
            values[draw] = statistic([.. Enumerable.Range(0, pairs).Select(_ => (double)random.Next(2))]);
        }, cancellationToken);
        return values;
    }

    /// <summary>A statistic of random samples of both sides with replacement.</summary>
    /// <param name="statistic">Of how often each unit was drawn.</param>
    public T[] Resample<T>(Func<double[], T> statistic)
    {
        var values = new T[options.Resamples];
        Concurrently.For(values.Length, Workers, draw =>
        {
            Random random = CreateRandom(-1 - draw);
            var weights = new double[Units];
            for (int i = 0; i < unitsA; i++)
                weights[random.Next(unitsA)]++;
            for (int i = 0; i < unitsB; i++)
                weights[unitsA + random.Next(unitsB)]++;
            values[draw] = statistic(weights);
        }, cancellationToken);
        return values;
    }

    /// <summary>The share of random values as large as one observed, which counts as one of them (Phipson and Smyth, 2010).</summary>
    public static double PValue(double observed, IReadOnlyList<double> random) =>
        (1.0 + random.Count(v => v >= observed - (1e-9 * Math.Abs(observed)))) / (1 + random.Count);

    /// <summary>
    /// The interval of a distance at this amount of text: the quantiles of resampled values, less what resampling added on average, since
    /// sampling always makes distances larger; not below 0.
    /// </summary>
    public static Estimate DistanceInterval(double value, double[] resampled)
    {
        double[] sorted = [.. resampled.Order()];
        double tail = (1 - Estimate.Confidence) / 2;
        double added = sorted.Average() - value;
        double lower = Math.Max(0, SortedArrayStatistics.Quantile(sorted, tail) - added);
        double upper = SortedArrayStatistics.Quantile(sorted, 1 - tail) - added;
        return new(value, Math.Min(lower, value), Math.Max(upper, value));
    }

    private Random CreateRandom(int draw) => new(unchecked((options.Seed * 1_000_003) + (draw * 7919)));
}
