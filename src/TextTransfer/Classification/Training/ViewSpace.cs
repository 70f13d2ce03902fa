using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Views;
using TextTransfer.Concurrency;

namespace TextTransfer.Classification.Training;

/// <summary>
/// Training texts in a view, ready to be fitted again and again: at most as many features as texts (the view's own where
/// these are fewer, else a basis of its kernel), from which any fit is turned back into weights of the view's own features.
/// </summary>
internal sealed class ViewSpace
{
    private readonly IFittedView view;
    private readonly PivotedCholesky? basis;

    public ViewSpace(IView view, IReadOnlyList<EmbeddedText> texts, CancellationToken cancellationToken)
    {
        this.view = view.Fit(texts);
        if (this.view is IPrimalView primal && primal.Rows.Columns <= texts.Count)
        {
            Features = primal.Rows;
            return;
        }
        basis = PivotedCholesky.Of(this.view, cancellationToken);
        Features = basis.Features;
    }

    /// <summary>Features of every text [n × r].</summary>
    public Matrix Features { get; }

    /// <summary>Fits all texts.</summary>
    /// <param name="labels">The class of each text [n], from 0.</param>
    /// <param name="classes">Classes.</param>
    /// <param name="c">The inverse of the penalty.</param>
    /// <param name="temperature">What the logits are divided by.</param>
    /// <param name="cancellationToken">Looked at within the fit.</param>
    /// <param name="options">Weights of examples and classes; <see cref="FitOptions.Default"/> when <see langword="null"/>.</param>
    public IViewModel Fit(int[] labels, int classes, double c, double temperature, CancellationToken cancellationToken, FitOptions? options = null)
    {
        int[] rows = [.. Enumerable.Range(0, labels.Length)];
        SoftmaxWeights weights = LogisticRegression.Fit(Features, rows, labels, classes, c, null, cancellationToken, options);
        var scaled = new Matrix(classes, Features.Columns);
        double[] intercepts = new double[classes];
        for (int k = 0; k < classes; k++)
        {
            TensorPrimitives.Divide(weights.Of(k), temperature, scaled.Row(k));
            intercepts[k] = weights.Intercept(k) / temperature;
        }
        return Collapse(scaled, intercepts);
    }

    /// <summary>Fits all texts to several labels, each against its absence.</summary>
    /// <param name="hasLabel">For each label 1 for every text that has it, 0 for the others [labels][n].</param>
    /// <param name="c">The inverse of the penalty.</param>
    /// <param name="temperatures">What the logits of each label are divided by [labels].</param>
    /// <param name="workers">Labels fitted at once, at least 1; the result does not depend on it.</param>
    /// <param name="cancellationToken">Looked at within the fits.</param>
    /// <param name="options">Weights of examples; <see cref="FitOptions.Default"/> when <see langword="null"/>.</param>
    /// <returns>A model whose logits are the log-odds of each label.</returns>
    public IViewModel FitEach(int[][] hasLabel, double c, double[] temperatures, int workers, CancellationToken cancellationToken, FitOptions? options = null)
    {
        int[] rows = [.. Enumerable.Range(0, Features.Rows)];
        var scaled = new Matrix(hasLabel.Length, Features.Columns);
        double[] intercepts = new double[hasLabel.Length];
        Concurrently.For(hasLabel.Length, workers, k =>
        {
            SoftmaxWeights weights = LogisticRegression.Fit(Features, rows, hasLabel[k], 2, c, null, cancellationToken, options);
            TensorPrimitives.Subtract(weights.Of(1), weights.Of(0), scaled.Row(k));
            TensorPrimitives.Divide(scaled.Row(k), temperatures[k], scaled.Row(k));
            intercepts[k] = (weights.Intercept(1) - weights.Intercept(0)) / temperatures[k];
        }, cancellationToken);
        return Collapse(scaled, intercepts);
    }

    /// <summary>Turns weights of <see cref="Features"/>, one row a class, into weights of the view's own features.</summary>
    private IViewModel Collapse(Matrix weights, double[] intercepts)
    {
        if (basis is null)
            return ((IPrimalView)view).Collapse(weights, intercepts);
        for (int k = 0; k < weights.Rows; k++)
            basis.PivotCoefficients(weights.Row(k)).CopyTo(weights.Row(k));
        return view.Collapse(basis.Pivots, weights, intercepts);
    }
}
