using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Views;
using TextTransfer.Concurrency;

namespace TextTransfer.Classification.Training;

/// <summary>
/// Training texts in a view, ready to be fitted again and again: at most as many features as texts, from which any fit is
/// turned back into weights of the view's own features.
/// </summary>
internal sealed class ViewSpace
{
    private readonly IFittedView view;
    private readonly PivotedCholesky basis;

    public ViewSpace(IView view, IReadOnlyList<EmbeddedText> texts, CancellationToken cancellationToken)
    {
        this.view = view.Fit(texts);
        basis = PivotedCholesky.Of(this.view, cancellationToken);
    }

    /// <summary>Features of every text [n × rank].</summary>
    public Matrix Features => basis.Features;

    /// <summary>Fits all texts.</summary>
    /// <param name="labels">The class of each text [n], from 0.</param>
    /// <param name="classes">Classes.</param>
    /// <param name="c">The inverse of the penalty.</param>
    /// <param name="temperature">What the logits are divided by.</param>
    /// <param name="cancellationToken">Looked at within the fit.</param>
    public IViewModel Fit(int[] labels, int classes, double c, double temperature, CancellationToken cancellationToken)
    {
        int[] rows = [.. Enumerable.Range(0, labels.Length)];
        SoftmaxWeights weights = LogisticRegression.Fit(Features, rows, labels, classes, c, null, cancellationToken);
        var coefficients = new Matrix(classes, basis.Pivots.Length);
        double[] intercepts = new double[classes];
        double[] scaled = new double[basis.Pivots.Length];
        for (int k = 0; k < classes; k++)
        {
            TensorPrimitives.Divide(weights.Of(k), temperature, scaled);
            basis.PivotCoefficients(scaled).CopyTo(coefficients.Row(k));
            intercepts[k] = weights.Intercept(k) / temperature;
        }
        return view.Collapse(basis.Pivots, coefficients, intercepts);
    }

    /// <summary>Fits all texts to several labels, each against its absence.</summary>
    /// <param name="hasLabel">For each label 1 for every text that has it, 0 for the others [labels][n].</param>
    /// <param name="c">The inverse of the penalty.</param>
    /// <param name="temperatures">What the logits of each label are divided by [labels].</param>
    /// <param name="workers">Labels fitted at once, at least 1; the result does not depend on it.</param>
    /// <param name="cancellationToken">Looked at within the fits.</param>
    /// <returns>A model whose logits are the log-odds of each label.</returns>
    public IViewModel FitEach(int[][] hasLabel, double c, double[] temperatures, int workers, CancellationToken cancellationToken)
    {
        int[] rows = [.. Enumerable.Range(0, Features.Rows)];
        var coefficients = new Matrix(hasLabel.Length, basis.Pivots.Length);
        double[] intercepts = new double[hasLabel.Length];
        Concurrently.For(hasLabel.Length, workers, k =>
        {
            SoftmaxWeights weights = LogisticRegression.Fit(Features, rows, hasLabel[k], 2, c, null, cancellationToken);
            double[] scaled = new double[basis.Pivots.Length];
            TensorPrimitives.Subtract(weights.Of(1), weights.Of(0), scaled);
            TensorPrimitives.Divide(scaled, temperatures[k], scaled);
            basis.PivotCoefficients(scaled).CopyTo(coefficients.Row(k));
            intercepts[k] = (weights.Intercept(1) - weights.Intercept(0)) / temperatures[k];
        }, cancellationToken);
        return view.Collapse(basis.Pivots, coefficients, intercepts);
    }
}
