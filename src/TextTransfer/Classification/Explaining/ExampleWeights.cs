using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Training;
using TextTransfer.Classification.Views;

namespace TextTransfer.Classification.Explaining;

/// <summary>
/// One trained view as a sum over its training texts. Where the gradient of the penalised log-loss is zero, the weights of a
/// class are C · Σ cᵢ (yᵢ − pᵢ) φ(xᵢ), where cᵢ is how much a text counts, halved for two classes, whose penalty is doubled; so the logit of a text is a sum over its
/// kernel with every training text (the representer theorem; Yeh et al., Representer point selection, 2018).
/// </summary>
internal sealed class ExampleWeights
{
    private readonly IFittedView fitted;
    private readonly Matrix coefficients;

    /// <param name="view">The view.</param>
    /// <param name="summary">Its penalty and temperature.</param>
    /// <param name="examples">The training texts.</param>
    /// <param name="labels">The class of each [n].</param>
    /// <param name="logits">The logits the view gives them, divided by the temperature [n × classes].</param>
    /// <param name="options">How much each text and class counted.</param>
    public ExampleWeights(IView view, ViewSummary summary, IReadOnlyList<EmbeddedText> examples, int[] labels, Matrix logits, FitOptions options)
    {
        fitted = view.Fit(examples);
        double c = summary.C!.Value / (logits.Columns == 2 ? 2 : 1), temperature = summary.Temperature!.Value;
        double[] counts = options.ExampleWeights ?? [.. Enumerable.Repeat(1.0, labels.Length)];
        double[] factors = options.IsBalanced ? ClassBalance.Factors(labels, counts, logits.Columns) : [.. Enumerable.Repeat(1.0, logits.Columns)];
        coefficients = new Matrix(logits.Rows, logits.Columns);
        for (int i = 0; i < logits.Rows; i++)
        {
            Span<double> row = coefficients.Row(i);
            TensorPrimitives.Multiply(logits.Row(i), temperature, row);
            for (int k = 0; k < row.Length; k++)
                row[k] += Math.Log(factors[k]); // As the fit saw it, before its intercepts were set to the true frequencies.
            Softmax.InPlace(row);
            double count = counts[i] * factors[labels[i]] * c / temperature;
            TensorPrimitives.Multiply(row, -count, row);
            row[labels[i]] += count;
        }
    }

    /// <summary>Adds to a sum what every training text contributes to a difference of logits.</summary>
    /// <param name="text">The text classified.</param>
    /// <param name="label">The class whose logit counts.</param>
    /// <param name="against">The class whose logit is subtracted.</param>
    /// <param name="weight">The weight of the view.</param>
    /// <param name="sums">Receives the addends [n].</param>
    public void AddTo(Span<double> sums, EmbeddedText text, int label, int against, double weight)
    {
        double[] kernel = new double[sums.Length];
        fitted.Row(text, kernel);
        for (int i = 0; i < kernel.Length; i++)
            sums[i] += weight * kernel[i] * (coefficients.Row(i)[label] - coefficients.Row(i)[against]);
    }
}
