using CsCheck;
using TextTransfer.FineTuning.Training;

namespace TextTransfer.Tests.FineTuning;

/// <summary>The optimiser against algorithm 2 of its paper in double precision.</summary>
public sealed class AdamWTests
{
    [Fact]
    public void The_first_step_is_the_rate_along_the_sign_of_each_slope()
    {
        float[] values = [1, -2, 0];
        new AdamW([values], decay: 0.1f).Step([[0.5f, -1e-3f, 0]], rate: 0.01f, maxNorm: float.PositiveInfinity);
        Assert.Equal([1 - 0.01f - 0.001f, -2 + 0.01f + 0.002f, 0], values, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Steps_are_those_of_the_paper() => Gen.Select(Gen.Int[1, 30], Gen.Float[0.1f, 3], Gen.Int).Sample(t =>
    {
        (int steps, float maxNorm, int seed) = t;
        Random random = new(seed);
        float[][] parameters = [Draw(5), Draw(3)];
        double[] expected = [.. parameters.SelectMany(p => p).Select(x => (double)x)], means = new double[8], squares = new double[8];
        AdamW optimizer = new(parameters, decay: 0.01f);
        for (int step = 1; step <= steps; step++)
        {
            float[][] slopes = [Draw(5), Draw(3)];
            float[] before = [.. slopes.SelectMany(s => s)];
            double rate = 0.1 / step, norm = Math.Sqrt(before.Sum(s => (double)s * s));
            for (int i = 0; i < expected.Length; i++)
            {
                double slope = before[i] * Math.Min(1, maxNorm / norm);
                means[i] = (0.9 * means[i]) + (0.1 * slope);
                squares[i] = (0.999 * squares[i]) + (0.001 * slope * slope);
                double mean = means[i] / (1 - Math.Pow(0.9, step)), square = squares[i] / (1 - Math.Pow(0.999, step));
                expected[i] -= rate * ((mean / (Math.Sqrt(square) + 1e-8)) + (0.01 * expected[i]));
            }
            optimizer.Step(slopes, (float)rate, maxNorm);
        }
        Assert.All(parameters.SelectMany(p => p).Zip(expected), p => Assert.Equal(p.Second, p.First, 1e-3));

        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
    }, iter: 100);
}
