using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Views;

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
}
