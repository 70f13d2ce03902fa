using TextTransfer.Comparison.Resampling;

namespace TextTransfer.Tests.Comparison;

/// <summary>Against published examples, the formulas written out, and other programs' values.</summary>
public sealed class KeynessTests
{
    private const int Digits = 9;

    /// <summary>The table of quanteda's own test (b b b b b b b a a a; a a a a a a a b b), by the G-test written there, without correction.</summary>
    [Fact]
    public void The_likelihood_ratio_over_four_cells_is_that_of_quanteda()
    {
        double[,] table = { { 3, 7 }, { 7, 2 } };
        double expected = 0;
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 2; j++)
                expected += 2 * table[i, j] * Math.Log(table[i, j] / ((table[i, 0] + table[i, 1]) * (table[0, j] + table[1, j]) / 19));
        }

        Assert.Equal(expected, Keyness.LikelihoodRatio(3, 7, 10, 9), Digits);
        Assert.Equal(4.534939332, Keyness.LikelihoodRatio(3, 7, 10, 9), 6);
    }

    [Theory]
    [InlineData(3, 7, 10, 9, 2.094838902)]
    [InlineData(120, 30, 100_000, 80_000, 39.603885488)]
    [InlineData(0, 12, 5000, 7000, 12.935916018)]
    [InlineData(10, 20, 1000, 2000, 0)]
    public void The_log_likelihood_over_two_cells_is_that_of_Rayson_and_Garside(double a, double b, double sizeA, double sizeB, double expected) =>
        Assert.Equal(expected, Keyness.LogLikelihood(a, b, sizeA, sizeB), 6);

    [Fact]
    public void The_log_ratio_counts_doublings_and_takes_half_an_occurrence_for_none()
    {
        Assert.Equal(2, Keyness.LogRatio(40, 20, 1000, 2000), Digits);
        Assert.Equal(-1, Keyness.LogRatio(5, 10, 1000, 1000), Digits);
        Assert.Equal(Math.Log2(10 / 0.5), Keyness.LogRatio(10, 0, 1000, 1000), Digits);
    }

    [Fact]
    public void The_Bayes_factor_is_the_log_likelihood_less_the_logarithm_of_all_words() =>
        Assert.Equal(Keyness.LogLikelihood(120, 30, 100_000, 80_000) - Math.Log(180_000), Keyness.BayesFactor(120, 30, 100_000, 80_000), Digits);

    /// <summary>The example of Gries (2008, 2019): five parts of 9, 10, 10, 10 and 11 words with 1 to 5 occurrences.</summary>
    [Fact]
    public void The_deviation_of_proportions_is_that_of_the_paper()
    {
        Assert.Equal(0.18, Keyness.DeviationOfProportions([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), Digits);
        Assert.Equal(0, Keyness.DeviationOfProportions([9, 10], [900, 1000]), Digits);
        Assert.Throws<ArgumentException>(() => Keyness.DeviationOfProportions([0, 0], [10, 10]));
    }

    /// <summary>The example of Benjamini and Hochberg (1995): at 5 % the first four of fifteen are found.</summary>
    [Fact]
    public void False_discoveries_are_controlled_as_in_the_paper()
    {
        double[] values = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000];
        double[] adjusted = FalseDiscoveries.Adjust(values);
        Assert.Equal(4, adjusted.Count(p => p <= 0.05));
        Assert.Equal(0.0015, adjusted[0], Digits);
        Assert.Equal(0.0095 * 15 / 4, adjusted[3], Digits);
        Assert.Equal(values.Reverse().Select((_, i) => adjusted[14 - i]), FalseDiscoveries.Adjust([.. values.Reverse()]));
    }
}
