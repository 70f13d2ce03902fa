using TextTransfer.Comparison.Resampling;

namespace TextTransfer.Comparison.Words;

/// <summary>The distance between the words of two bodies as a whole.</summary>
internal static class WordDistance
{
    /// <summary>The most frequent words taken; rarer ones add noise.</summary>
    public const int Words = 2000;

    public static ComparisonTest Test(int[] frequent, List<(int Unit, int Count)>[] words, double[] sizes, Assignments assignments)
    {
        ComparisonTest test = new()
        {
            Name = "word use",
            Aspect = ComparisonAspect.Words,
            Description = $"Jensen-Shannon divergence in bits of the distributions of the {frequent.Length} most frequent words that stand in several texts",
            Shortage = assignments.Shortage,
        };
        if (frequent.Length == 0 || assignments.UnitsA == 0 || assignments.UnitsB == 0)
            return test;

        Dictionary<int, int>[] counts = [.. sizes.Select(_ => new Dictionary<int, int>())];
        for (int i = 0; i < frequent.Length; i++)
        {
            foreach ((int unit, int count) in words[frequent[i]])
                counts[unit][i] = count;
        }

        ProfileTest.Result result = new ProfileTest([.. counts.Select((c, i) => SparseRow.Of(c, sizes[i]))], frequent.Length, Divergence).Run(assignments);
        return test with { Value = result.Value, Estimate = result.Estimate, ExpectedByChance = result.ExpectedByChance, PValue = result.PValue };
    }

    /// <summary>Of distributions that need not sum to 1: they are scaled (Lin, 1991). In bits, 0 to 1.</summary>
    internal static double Divergence(double[] a, double[] b)
    {
        double sumA = a.Sum();
        double sumB = b.Sum();
        if (sumA <= 0 || sumB <= 0)
            return 1;
        double divergence = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double p = a[i] / sumA;
            double q = b[i] / sumB;
            double middle = (p + q) / 2;
            divergence += (p > 0 ? p * Math.Log2(p / middle) : 0) + (q > 0 ? q * Math.Log2(q / middle) : 0);
        }

        return Math.Max(0, divergence / 2);
    }
}
