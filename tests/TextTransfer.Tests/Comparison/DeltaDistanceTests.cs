namespace TextTransfer.Tests.Comparison;

/// <summary>Against hand-computed z-scores and the definitions in stylo's <c>dist.delta</c>, <c>dist.eder</c> and <c>dist.wurzburg</c>.</summary>
public sealed class DeltaDistanceTests
{
    private const int Digits = 9;

    /// <summary>Three texts and two words: means 2 and 5, deviations 1 and 1 and so scores −1, 0, 1 and −1, 1, 0.</summary>
    private static readonly double[][] Frequencies = [[1, 4, 7], [2, 6, 7], [3, 5, 7]];

    [Fact]
    public void Scores_have_mean_0_and_deviation_1_and_a_word_of_one_frequency_scores_0() =>
        Assert.Equal([[-1, -1, 0], [0, 1, 0], [1, 0, 0]], DeltaDistance.ZScores(Frequencies));

    [Fact]
    public void Distances_are_those_of_stylo()
    {
        double[][] z = DeltaDistance.ZScores(Frequencies);
        Assert.Equal((1.0 + 2 + 0) / 3, DeltaDistance.Burrows(z[0], z[1]), Digits);
        Assert.Equal((1.0 * 4 / 3) + (2.0 * 3 / 3), DeltaDistance.Eder(z[0], z[1]), Digits); // Weights (n + 1):2, over n.
        Assert.Equal(1 + (1 / Math.Sqrt(2)), DeltaDistance.Cosine(z[0], z[1]), Digits);
        Assert.Equal(0, DeltaDistance.Cosine(z[1], z[1]), Digits);
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        Assert.Throws<ArgumentException>(() => DeltaDistance.ZScores([[1, 2]]));
        Assert.Throws<ArgumentException>(() => DeltaDistance.ZScores([[1, 2], [1]]));
        Assert.Throws<ArgumentException>(() => DeltaDistance.Burrows([1], [1, 2]));
    }
}
