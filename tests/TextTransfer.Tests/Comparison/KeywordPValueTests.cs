using TextTransfer.Comparison.Words;

namespace TextTransfer.Tests.Comparison;

/// <summary>The p-value of a key word by its effective occurrences, against many random assignments of the same texts.</summary>
public sealed class KeywordPValueTests
{
    [Theory]
    [InlineData(40, 40, 60, 2)]
    [InlineData(60, 20, 60, 6)]
    [InlineData(30, 50, 12, 1)]
    public void It_is_near_that_of_random_assignments_and_seldom_below(int textsA, int textsB, int occurrences, int together)
    {
        Random random = new(3);
        int texts = textsA + textsB;
        double[] sizes = [.. Enumerable.Range(0, texts).Select(_ => 50.0 + random.Next(400))];
        List<(double Ours, double Theirs)> values = [];
        for (int word = 0; word < 60; word++)
        {
            var counts = new int[texts];
            double pull = random.NextDouble();
            for (int i = 0; i < occurrences; i += together)
                counts[random.NextDouble() < 0.3 * pull ? random.Next(textsA) : random.Next(texts)] += together;
            (int, int)[] found = [.. counts.Index().Where(c => c.Item > 0)];
            double ours = new ItemCounts(sizes, textsA).Assess(KeywordKind.Word, "w", found).PValue!.Value;
            values.Add((ours, MonteCarlo(counts, sizes, textsA, random)));
        }

        Assert.True(values.Count(v => v.Ours < 0.6 * v.Theirs) <= 6, string.Join(' ', values.Where(v => v.Ours < 0.6 * v.Theirs)));
        Assert.InRange(values.Average(v => v.Ours - v.Theirs), -0.03, 0.25);
        Assert.DoesNotContain(values, v => v.Theirs < 0.01 && v.Ours > 0.05);
    }

    /// <summary>Twice the smaller tail of the departure of occurrences on the first side from those expected by its words.</summary>
    private static double MonteCarlo(int[] counts, double[] sizes, int textsA, Random random)
    {
        const int Draws = 2000;
        double rate = counts.Sum() / sizes.Sum();
        double[] residuals = [.. counts.Select((c, i) => c - (rate * sizes[i]))];
        double observed = residuals.Take(textsA).Sum();
        int above = 0, below = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            random.Shuffle(residuals);
            double sum = residuals.Take(textsA).Sum();
            above += sum >= observed - 1e-9 ? 1 : 0;
            below += sum <= observed + 1e-9 ? 1 : 0;
        }

        return Math.Min(1, 2.0 * (1 + Math.Min(above, below)) / (1 + Draws));
    }
}
