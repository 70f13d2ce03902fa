using TextTransfer.Comparison.Resampling;

namespace TextTransfer.Comparison.Words;

/// <summary>The sizes of all units, the first side's first, and what follows from them for every item.</summary>
internal sealed class ItemCounts
{
    private readonly double[] sizes;
    private readonly int unitsA;
    private readonly double sizeA;
    private readonly double sizeB;
    private readonly double squaresA;
    private readonly double squaresB;
    private readonly bool isTestable;

    public ItemCounts(double[] sizes, int unitsA)
    {
        (this.sizes, this.unitsA) = (sizes, unitsA);
        sizeA = sizes.Take(unitsA).Sum();
        sizeB = sizes.Skip(unitsA).Sum();
        squaresA = sizes.Take(unitsA).Sum(s => s * s);
        squaresB = sizes.Skip(unitsA).Sum(s => s * s);
        isTestable = Math.Min(unitsA, sizes.Length - unitsA) >= Assignments.FewestUnits;
    }

    /// <summary>Everything about one item.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="text">What it is called.</param>
    /// <param name="occurrences">Units that have it, ascending, and how often.</param>
    public Keyword Assess(KeywordKind kind, string text, IReadOnlyList<(int Unit, int Count)> occurrences)
    {
        int a = 0, b = 0, textsA = 0;
        foreach ((int unit, int count) in occurrences)
        {
            if (unit < unitsA)
                (a, textsA) = (a + count, textsA + 1);
            else
                b += count;
        }

        return new()
        {
            Kind = kind,
            Text = text,
            CountA = a,
            CountB = b,
            TextsA = textsA,
            TextsB = occurrences.Count - textsA,
            PerMillionA = 1e6 * a / sizeA,
            PerMillionB = 1e6 * b / sizeB,
            LogLikelihood = Keyness.LogLikelihood(a, b, sizeA, sizeB),
            LogRatio = Keyness.LogRatio(a, b, sizeA, sizeB),
            BayesFactor = Keyness.BayesFactor(a, b, sizeA, sizeB),
            LogRatioEstimate = isTestable && a > 0 && b > 0 ? LogRatioInterval(occurrences, a, b) : null,
            DispersionA = a > 0 ? Dispersion(occurrences.Where(o => o.Unit < unitsA), a, sizeA) : null,
            DispersionB = b > 0 ? Dispersion(occurrences.Where(o => o.Unit >= unitsA), b, sizeB) : null,
            PValue = isTestable ? PValue(occurrences, a, a + b) : null,
        };
    }

    private double Dispersion(IEnumerable<(int Unit, int Count)> occurrences, double total, double size)
    {
        double sum = 0;
        double elsewhere = 1;
        foreach ((int unit, int count) in occurrences)
        {
            double share = sizes[unit] / size;
            sum += Math.Abs((count / total) - share);
            elsewhere -= share;
        }

        return (sum + Math.Max(0, elsewhere)) / 2;
    }

    private Estimate LogRatioInterval(IReadOnlyList<(int Unit, int Count)> occurrences, double a, double b)
    {
        int unitsB = sizes.Length - unitsA;
        double variance = (Residuals(occurrences.Where(o => o.Unit < unitsA), a / sizeA, squaresA) * unitsA / (unitsA - 1) / a / a)
            + (Residuals(occurrences.Where(o => o.Unit >= unitsA), b / sizeB, squaresB) * unitsB / (unitsB - 1) / b / b);
        double half = MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, Math.Min(unitsA, unitsB) - 1, (1 + Estimate.Confidence) / 2) * Math.Sqrt(variance) / Math.Log(2);
        double value = Keyness.LogRatio(a, b, sizeA, sizeB);
        return new(value, value - half, value + half);
    }

    /// <summary>
    /// The share of occurrences on the first side, given that whole units are assigned, has a variance that is known exactly; a binomial
    /// share of that variance has a number of trials, and its tails are exact for rare items, where no normal distribution would do.
    /// </summary>
    private double PValue(IReadOnlyList<(int Unit, int Count)> occurrences, double a, double total)
    {
        double expected = sizeA / (sizeA + sizeB);
        int units = sizes.Length;
        double residuals = Residuals(occurrences, total / (sizeA + sizeB), squaresA + squaresB);
        double variance = (double)unitsA * (units - unitsA) / units / (units - 1) * residuals / total / total;
        double trials = Math.Min(total, expected * (1 - expected) / variance);
        double successes = trials * a / total;
        double upper = successes <= 0 ? 1 : MathNet.Numerics.SpecialFunctions.BetaRegularized(successes, trials - successes + 1, expected);
        double lower = successes >= trials ? 1 : MathNet.Numerics.SpecialFunctions.BetaRegularized(trials - successes, successes + 1, 1 - expected);
        return Math.Min(1, 2 * Math.Min(upper, lower));
    }

    /// <summary>The sum of squares of occurrences less those expected, over units with and without any.</summary>
    private double Residuals(IEnumerable<(int Unit, int Count)> occurrences, double rate, double sizeSquares)
    {
        double sum = rate * rate * sizeSquares;
        foreach ((int unit, int count) in occurrences)
            sum += count * (count - (2 * rate * sizes[unit]));
        return sum;
    }
}
