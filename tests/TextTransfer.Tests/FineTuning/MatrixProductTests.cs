using CsCheck;
using TextTransfer.FineTuning.Numerics;

namespace TextTransfer.Tests.FineTuning;

/// <summary>The products of the training engine against the three loops of the definition.</summary>
public sealed class MatrixProductTests
{
    [Fact]
    public void A_product_is_what_the_definition_says() => Gen.Select(Gen.Int[1, 5], Gen.Int[1, 70], Gen.Int[1, 100], Gen.Bool, Gen.Int).Sample(t =>
    {
        (int blocks, int depth, int columns, bool isAdded, int seed) = t;
        int rows = blocks * MatrixProduct.RowBlock;
        Random random = new(seed);
        float[] left = [.. Enumerable.Range(0, rows * depth).Select(_ => random.NextSingle() - 0.5f)];
        float[] right = [.. Enumerable.Range(0, depth * columns).Select(_ => random.NextSingle() - 0.5f)];
        float[] target = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextSingle())];
        double[] expected = new double[rows * columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                expected[(i * columns) + j] = isAdded ? target[(i * columns) + j] : 0;
                for (int k = 0; k < depth; k++)
                    expected[(i * columns) + j] += (double)left[(i * depth) + k] * right[(k * columns) + j];
            }
        }

        MatrixProduct.Multiply(left, rows, new(depth, columns, (row, column) => right[(row * columns) + column]), target, isAdded);
        Assert.All(target.Zip(expected), p => Assert.Equal(p.Second, p.First, 1e-4));
    }, iter: 200);

    [Fact]
    public void The_activation_and_its_slope_are_those_of_the_error_function()
    {
        // x·Φ(x) by the series of Φ in doubles; the slope by differences.
        for (double x = -6; x <= 6; x += 0.037)
        {
            float[] value = new float[1], slope = [1];
            Gelu.Apply([(float)x], value);
            Gelu.Backward([(float)x], slope);
            Assert.Equal(x * Distribution(x), value[0], 2e-6);
            Assert.Equal(((x + 1e-5) * Distribution(x + 1e-5) - ((x - 1e-5) * Distribution(x - 1e-5))) / 2e-5, slope[0], 2e-6);
        }

        static double Distribution(double x)
        {
            double term = x, sum = x;
            for (int i = 1; i < 200; i++)
                sum += term *= x * x / ((2 * i) + 1);
            return 0.5 + (sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
        }
    }
}
