using TextTransfer.Classification.Training;

namespace TextTransfer.Tests.Classification.Training;

public class ClassBalanceTests
{
    private static readonly FitOptions Balanced = new() { IsBalanced = true };

    [Fact]
    public void Classes_weigh_the_same_and_examples_as_much_as_before()
    {
        int[] labels = [0, 0, 0, 0, 1, 2, 2];
        double[] exampleWeights = [1, 1, 1, 1, 1, 1, 3];
        double[] factors = ClassBalance.Factors(labels, exampleWeights, 3);
        double[] sums = [.. Enumerable.Range(0, 3).Select(k => labels.Select((l, i) => l == k ? exampleWeights[i] * factors[k] : 0).Sum())];
        Assert.All(sums, sum => Assert.Equal(3, sum, 1e-12));
    }

    [Fact]
    public void Without_information_the_classes_are_as_frequent_as_they_are()
    {
        SoftmaxWeights fit = new SoftmaxProblem([[0], [0], [0], [0], [0], [0]], [0, 0, 0, 1, 1, 2], 3, 1).Fit(Balanced);
        double[] p = new double[3];
        fit.Predict([0], p);
        Assert.Equal(3.0 / 6, p[0], 1e-6);
        Assert.Equal(2.0 / 6, p[1], 1e-6);
    }

    /// <summary>
    /// Normal classes of equal spread around 0, 2 and 4, of which one in ten, three in ten and six in ten texts are: the true
    /// probabilities are those of a logistic regression, which both ways have to find.
    /// </summary>
    [Fact]
    public void On_a_large_sample_balancing_and_correcting_finds_the_true_probabilities()
    {
        var random = new Random(11);
        double[] frequencies = [0.1, 0.3, 0.6];
        int[] labels = [.. Enumerable.Range(0, 40_000).Select(i => (i % 10) switch { 0 => 0, < 4 => 1, _ => 2 })];
        double[][] features = [.. labels.Select(k => (double[])[(2 * k) + (Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))])];
        var problem = new SoftmaxProblem(features, labels, 3, 1e3);
        SoftmaxWeights plain = problem.Fit(), balanced = problem.Fit(Balanced);
        double[] one = new double[3], two = new double[3];
        for (double x = -1; x <= 5; x += 0.5)
        {
            double[] joint = [.. frequencies.Select((f, k) => f * Math.Exp(-(x - (2 * k)) * (x - (2 * k)) / 2))];
            plain.Predict([x], one);
            balanced.Predict([x], two);
            for (int k = 0; k < 3; k++)
            {
                Assert.Equal(joint[k] / joint.Sum(), one[k], 0.02);
                Assert.Equal(joint[k] / joint.Sum(), two[k], 0.02);
            }
        }
    }
}
