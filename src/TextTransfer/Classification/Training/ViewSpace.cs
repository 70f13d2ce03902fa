using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Views;

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
        if (basis is null)
            return ((IPrimalView)view).Collapse(scaled, intercepts);
        for (int k = 0; k < classes; k++)
            basis.PivotCoefficients(scaled.Row(k)).CopyTo(scaled.Row(k));
        return view.Collapse(basis.Pivots, scaled, intercepts);
    }
}
