using CsCheck;
using TextTransfer.FineTuning.Numerics;

namespace TextTransfer.Tests.FineTuning;

/// <summary>The products of the training engine against the three loops of the definition.</summary>
public sealed class MatrixProductTests
{
    [Fact]
    public void A_product_is_what_the_definition_says() => Gen.Select(Gen.Int[1, 40], Gen.Int[1, 70], Gen.Int[1, 100], Gen.Bool, Gen.Bool, Gen.Int).Sample(t =>
    {
        (int rows, int depth, int columns, bool isAdded, bool isTransposed, int seed) = t;
        Random random = new(seed);
        // Wider than the matrices, as heads of attention are a part of a token's values.
        (int leftStride, int rightStride, int stride) = ((isTransposed ? rows : depth) + 3, columns + 5, columns + 2);
        float[] left = Draw((isTransposed ? depth : rows) * leftStride), right = Draw(depth * rightStride), before = Draw(rows * stride);
        MatrixView leftView = isTransposed ? new MatrixView(left, depth, rows, leftStride).Transposed : new(left, rows, depth, leftStride);
        MatrixView rightView = new(right, depth, columns, rightStride);
        double[] expected = [.. before.Select(x => (double)x)];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                double sum = isAdded ? before[(i * stride) + j] : 0;
                for (int k = 0; k < depth; k++)
                    sum += (double)left[isTransposed ? (k * leftStride) + i : (i * leftStride) + k] * right[(k * rightStride) + j];
                expected[(i * stride) + j] = sum;
            }
        }

        float[] packed = [.. before], inPlace = [.. before], twice = [.. before];
        MatrixProduct.Multiply(leftView, PackedMatrix.Of(rightView), packed, stride, isAdded);
        MatrixProduct.Multiply(leftView, rightView, inPlace, stride, isAdded);
        float[] transposed = new float[depth * columns];
        for (int k = 0; k < depth; k++)
        {
            for (int j = 0; j < columns; j++)
                transposed[(j * depth) + k] = right[(k * rightStride) + j];
        }
        MatrixProduct.Multiply(leftView, PackedMatrix.Of(new MatrixView(transposed, columns, depth).Transposed), twice, stride, isAdded);
        foreach (float[] result in (float[][])[packed, inPlace, twice])
            Assert.All(result.Zip(expected), p => Assert.Equal(p.Second, p.First, 1e-4));

        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }, iter: 200);

    [Fact]
    public void Factors_that_do_not_fit_are_refused()
    {
        float[] values = new float[12];
        Assert.Throws<ArgumentOutOfRangeException>(() => MatrixProduct.Multiply(new(values, 3, 4), PackedMatrix.Of(new(values, 3, 4)), new float[12], 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => MatrixProduct.Multiply(new(values, 3, 4), PackedMatrix.Of(new(values, 4, 3)), new float[8], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MatrixView(values, 3, 5).Rows);
    }

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
