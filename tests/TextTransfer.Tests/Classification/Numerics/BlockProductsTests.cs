using CsCheck;
using TextTransfer.Classification.Numerics;

namespace TextTransfer.Tests.Classification.Numerics;

public class BlockProductsTests
{
    private static readonly Gen<(int Rows, int Columns, int Classes, int Seed)> Shapes =
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 150], Gen.Int[1, 11], Gen.Int);

    [Fact]
    public void Scores_are_inner_products() => Shapes.Sample((rows, columns, classes, seed) =>
    {
        var random = new Random(seed);
        (int width, int[] offsets, double[] features, double[] weights) = (BlockProducts.PaddedWidth(columns), Offsets(rows, columns, random), Draw(rows, columns, random), Draw(classes, columns, random));
        double[] scores = new double[rows * classes];
        float[] singles = new float[rows * classes];
        BlockProducts.Scores<double>(features, offsets, width, weights, classes, scores);
        BlockProducts.Scores<float>(ToSingle(features), offsets, width, ToSingle(weights), classes, singles);
        for (int i = 0; i < rows; i++)
        {
            for (int k = 0; k < classes; k++)
            {
                double expected = Enumerable.Range(0, columns).Sum(j => features[offsets[i] + j] * weights[(k * width) + j]);
                Assert.Equal(expected, scores[(i * classes) + k], 1e-12);
                Assert.Equal(expected, singles[(i * classes) + k], 1e-4);
            }
        }
    });

    [Fact]
    public void Slopes_are_added_to_what_is_there() => Shapes.Sample((rows, columns, classes, seed) =>
    {
        var random = new Random(seed);
        (int width, int[] offsets, double[] features, double[] start) = (BlockProducts.PaddedWidth(columns), Offsets(rows, columns, random), Draw(rows, columns, random), Draw(classes, columns, random));
        double[] factors = [.. Enumerable.Range(0, rows * classes).Select(_ => random.NextDouble() - 0.5)];
        double[] slopes = (double[])start.Clone();
        float[] singles = ToSingle(start);
        BlockProducts.AddSlopes<double>(features, offsets, width, factors, classes, slopes);
        BlockProducts.AddSlopes<float>(ToSingle(features), offsets, width, ToSingle(factors), classes, singles);
        for (int k = 0; k < classes; k++)
        {
            for (int j = 0; j < width; j++)
            {
                double expected = start[(k * width) + j] + Enumerable.Range(0, rows).Sum(i => features[offsets[i] + j] * factors[(i * classes) + k]);
                Assert.Equal(expected, slopes[(k * width) + j], 1e-12);
                Assert.Equal(expected, singles[(k * width) + j], 1e-4);
            }
        }
    });

    /// <summary>Rows in any order, some of them twice.</summary>
    private static int[] Offsets(int rows, int columns, Random random) =>
        [.. Enumerable.Range(0, rows).Select(_ => random.Next(rows) * BlockProducts.PaddedWidth(columns))];

    private static double[] Draw(int rows, int columns, Random random)
    {
        int width = BlockProducts.PaddedWidth(columns);
        return [.. Enumerable.Range(0, rows * width).Select(j => j % width < columns ? random.NextDouble() - 0.5 : 0)];
    }

    private static float[] ToSingle(double[] values) => [.. values.Select(v => (float)v)];
}
