using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Training;

namespace TextTransfer.Tests.Classification.Training;

/// <summary>A multinomial logistic regression written plainly, with a solver of its own, to compare others with.</summary>
internal sealed record SoftmaxProblem(double[][] Features, int[] Labels, int Classes, double C)
{
    public double[] ExampleWeights { get; init; } = [.. Labels.Select(_ => 1.0)];

    private int Width => Features[0].Length;

    private double Penalty => (Classes == 2 ? 2 : 1) / C;

    public SoftmaxWeights Fit(FitOptions? options = null) => LogisticRegression.Fit(
        ToMatrix(Features), [.. Enumerable.Range(0, Labels.Length)], Labels, Classes, C, null, TestContext.Current.CancellationToken,
        (options ?? FitOptions.Default) with { ExampleWeights = ExampleWeights });

    public static Matrix ToMatrix(double[][] rows)
    {
        var matrix = new Matrix(rows.Length, rows[0].Length);
        for (int i = 0; i < rows.Length; i++)
            rows[i].CopyTo(matrix.Row(i));
        return matrix;
    }

    public double GradientNorm(double[] point) => Math.Sqrt(Gradient(point).Sum(g => g * g));

    public double[] Probabilities(double[] point, int example)
    {
        double[] z = [.. Enumerable.Range(0, Classes).Select(k => point[(Classes * Width) + k] + Enumerable.Range(0, Width).Sum(j => point[(k * Width) + j] * Features[example][j]))];
        double max = z.Max();
        double sum = z.Sum(v => Math.Exp(v - max));
        return [.. z.Select(v => Math.Exp(v - max) / sum)];
    }

    /// <summary>Newton's method on the whole Hessian matrix, with steps halved until the value falls.</summary>
    public double[] SolveByNewton()
    {
        double[] point = new double[Classes * (Width + 1)];
        for (int iteration = 0; iteration < 200 && GradientNorm(point) > 1e-11; iteration++)
        {
            double[] step = SolveLinear(Hessian(point), Gradient(point));
            double length = 1, value = Value(point);
            double[] next;
            do
            {
                next = [.. point.Zip(step, (p, s) => p - (length * s))];
                length /= 2;
            }
            while (Value(next) > value && length > 1e-10);
            point = next;
        }
        return point;
    }

    private double Value(double[] point) =>
        (Penalty / 2 * point.Take(Classes * Width).Sum(w => w * w))
        - Enumerable.Range(0, Labels.Length).Sum(i => ExampleWeights[i] * Math.Log(Probabilities(point, i)[Labels[i]]));

    private double[] Gradient(double[] point)
    {
        double[] gradient = [.. point.Select((w, j) => j < Classes * Width ? Penalty * w : 0)];
        for (int i = 0; i < Labels.Length; i++)
        {
            double[] p = Probabilities(point, i);
            for (int k = 0; k < Classes; k++)
            {
                double error = ExampleWeights[i] * (p[k] - (k == Labels[i] ? 1 : 0));
                for (int j = 0; j < Width; j++)
                    gradient[(k * Width) + j] += error * Features[i][j];
                gradient[(Classes * Width) + k] += error;
            }
        }
        return gradient;
    }

    /// <summary>With 1 added where a common constant of the intercepts would leave it singular.</summary>
    private double[,] Hessian(double[] point)
    {
        int size = point.Length, weights = Classes * Width;
        var hessian = new double[size, size];
        for (int i = 0; i < Labels.Length; i++)
        {
            double[] p = Probabilities(point, i);
            double[] x = [.. Features[i], 1];
            for (int k = 0; k < Classes; k++)
            {
                for (int l = 0; l < Classes; l++)
                {
                    double factor = ExampleWeights[i] * ((k == l ? p[k] : 0) - (p[k] * p[l]));
                    for (int a = 0; a <= Width; a++)
                    {
                        for (int b = 0; b <= Width; b++)
                            hessian[Place(k, a), Place(l, b)] += factor * x[a] * x[b];
                    }
                }
            }
        }
        for (int j = 0; j < weights; j++)
            hessian[j, j] += Penalty;
        for (int k = weights; k < size; k++)
        {
            for (int l = weights; l < size; l++)
                hessian[k, l] += 1;
        }
        return hessian;

        int Place(int label, int feature) => feature == Width ? weights + label : (label * Width) + feature;
    }

    /// <summary>Elimination with the largest pivot of each column.</summary>
    private static double[] SolveLinear(double[,] matrix, double[] right)
    {
        int size = right.Length;
        double[] result = (double[])right.Clone();
        for (int column = 0; column < size; column++)
        {
            int pivot = Enumerable.Range(column, size - column).MaxBy(i => Math.Abs(matrix[i, column]));
            for (int j = column; j < size; j++)
                (matrix[column, j], matrix[pivot, j]) = (matrix[pivot, j], matrix[column, j]);
            (result[column], result[pivot]) = (result[pivot], result[column]);
            for (int i = column + 1; i < size; i++)
            {
                double factor = matrix[i, column] / matrix[column, column];
                for (int j = column; j < size; j++)
                    matrix[i, j] -= factor * matrix[column, j];
                result[i] -= factor * result[column];
            }
        }
        for (int i = size - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < size; j++)
                result[i] -= matrix[i, j] * result[j];
            result[i] /= matrix[i, i];
        }
        return result;
    }
}
