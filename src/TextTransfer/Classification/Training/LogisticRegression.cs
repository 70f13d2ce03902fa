using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Training;

/// <summary>
/// Multinomial logistic regression with an L2 penalty and free intercepts, solved to optimality.
/// The penalty is scikit-learn's: the smaller C, the stronger. With two classes, too, the solution is scikit-learn's,
/// whose binary form has one weight vector, w₁ − w₀, under the penalty; in the symmetric form used here for any number of
/// classes the same penalty takes twice the factor.
/// </summary>
internal static class LogisticRegression
{
    /// <summary>The length of the gradient of the summed log-loss plus penalty at which a point counts as the optimum.</summary>
    public const double GradientTolerance = 1e-6;

    /// <summary>Fits the rows given.</summary>
    /// <param name="features">Features [n × r].</param>
    /// <param name="rows">The rows to learn from; every class occurs among them.</param>
    /// <param name="labels">The class of every row [n], from 0.</param>
    /// <param name="classes">Classes, at least 2.</param>
    /// <param name="c">The inverse of the penalty, above 0.</param>
    /// <param name="start">Where to start, for speed alone; zero when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Looked at in every step.</param>
    /// <param name="options">Weights of examples and classes, and the tolerance; <see cref="FitOptions.Default"/> when <see langword="null"/>.</param>
    public static SoftmaxWeights Fit(
        Matrix features, int[] rows, int[] labels, int classes, double c, SoftmaxWeights? start, CancellationToken cancellationToken, FitOptions? options = null) =>
        FitWithReport(features, rows, labels, classes, c, start, options ?? FitOptions.Default, cancellationToken).Weights;

    /// <summary>The same, and how the optimum was reached.</summary>
    public static (SoftmaxWeights Weights, Minimum Minimum) FitWithReport(
        Matrix features, int[] rows, int[] labels, int classes, double c, SoftmaxWeights? start, FitOptions options, CancellationToken cancellationToken)
    {
        double penalty = (classes == 2 ? 2 : 1) / c;
        double[] exampleWeights = [.. rows.Select(i => options.ExampleWeights?[i] ?? 1)];
        double[] shifts = new double[classes];
        if (options.IsBalanced)
        {
            int[] ofRows = [.. rows.Select(i => labels[i])];
            double[] factors = ClassBalance.Factors(ofRows, exampleWeights, classes);
            for (int i = 0; i < ofRows.Length; i++)
                exampleWeights[i] *= factors[ofRows[i]];
            TensorPrimitives.Log<double>(factors, shifts);
        }

        var objective = new SoftmaxObjective(features, rows, labels, exampleWeights, classes, penalty);
        double[] point = new double[objective.Size];
        Span<double> intercepts = point.AsSpan(classes * features.Stride);
        if (start is not null)
        {
            for (int k = 0; k < classes; k++)
            {
                start.Of(k).CopyTo(point.AsSpan(k * features.Stride));
                intercepts[k] = start.Intercept(k) + shifts[k];
            }
        }
        Minimum minimum = TruncatedNewton.Minimize(objective, point, options.GradientTolerance, cancellationToken);

        double[] values = new double[classes * (features.Columns + 1)];
        for (int k = 0; k < classes; k++)
            point.AsSpan(k * features.Stride, features.Columns).CopyTo(values.AsSpan(k * features.Columns));
        TensorPrimitives.Subtract<double>(intercepts, shifts, intercepts);
        // A constant added to all intercepts changes no probability; the one that makes their mean 0 is taken.
        TensorPrimitives.Subtract(intercepts, TensorPrimitives.Average<double>(intercepts), values.AsSpan(classes * features.Columns));
        return (new SoftmaxWeights(values, features.Columns, classes), minimum);
    }
}
