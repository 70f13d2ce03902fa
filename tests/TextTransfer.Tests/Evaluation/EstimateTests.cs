namespace TextTransfer.Tests;

public class EstimateTests
{
    [Fact]
    public void An_estimate_reads_as_a_value_with_its_interval() =>
        Assert.Equal("0.81 (95 %: 0.74 to 0.87)", new Estimate(0.8123, 0.7361, 0.8749).ToString());

    [Theory]
    [InlineData(0.031, -0.024, 0.085, "a − b = +3.1 points of accuracy (95 %: −2.4 to 8.5): not distinguishable with 50 texts; about 160 would be needed.")]
    [InlineData(-0.2, -0.3, -0.1, "a − b = −20.0 points of accuracy (95 %: −30.0 to −10.0): b is better.")]
    [InlineData(0.2, 0.1, 0.3, "a − b = +20.0 points of accuracy (95 %: 10.0 to 30.0): a is better.")]
    [InlineData(-0.0001, -0.0004, 0, "a − b = 0.0 points of accuracy (95 %: 0.0 to 0.0): not distinguishable with 50 texts; about 200 would be needed.")]
    public void A_comparison_ends_in_a_sentence(double value, double lower, double upper, string sentence) =>
        Assert.Equal(sentence, new MethodComparison("a", "b", new Estimate(value, lower, upper), 50).ToString());
}
