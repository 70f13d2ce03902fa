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
    public static SoftmaxWeights Fit(Matrix features, int[] rows, int[] labels, int classes, double c, SoftmaxWeights? start, CancellationToken cancellationToken)
    {
        double penalty = (classes == 2 ? 2 : 1) / c;
        var objective = new SoftmaxObjective(features, rows, labels, classes, penalty);
        double[] point = start is null ? new double[objective.Size] : (double[])start.Values.Clone();
        Lbfgs.Minimize(objective.Evaluate, point, GradientTolerance, cancellationToken);
        return new SoftmaxWeights(point, features.Columns, classes);
    }
}
