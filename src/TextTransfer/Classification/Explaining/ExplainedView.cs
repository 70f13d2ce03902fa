using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Training;
using TextTransfer.Classification.Views;
using TextTransfer.Encoders;

namespace TextTransfer.Classification.Explaining;

/// <summary>One view of a classifier and what its training texts tell about it.</summary>
internal sealed class ExplainedView
{
    private readonly IViewModel model;
    private readonly IViewExplainer explainer;
    private readonly double[] meanLogits;

    /// <param name="summary">Name, weight, penalty and temperature.</param>
    /// <param name="model">Its linear model.</param>
    /// <param name="view">What it was trained in; <see langword="null"/> for the names of the classes.</param>
    /// <param name="examples">The training texts.</param>
    /// <param name="labels">The class of each.</param>
    /// <param name="classes">Classes.</param>
    /// <param name="options">How much each text and class counted.</param>
    public ExplainedView(ViewSummary summary, IViewModel model, IView? view, IReadOnlyList<EmbeddedText> examples, int[] labels, int classes, FitOptions options)
    {
        (Summary, this.model) = (summary, model);
        var logits = new Matrix(examples.Count, classes);
        meanLogits = new double[classes];
        for (int i = 0; i < examples.Count; i++)
        {
            model.Predict(examples[i], logits.Row(i));
            TensorPrimitives.MultiplyAdd(logits.Row(i), 1.0 / examples.Count, meanLogits, meanLogits);
        }
        explainer = model.Explainer(examples);
        Examples = view is null || summary.C is null ? null : new ExampleWeights(view, summary, examples, labels, logits, options);
    }

    public ViewSummary Summary { get; }

    /// <summary>The view as a sum over its training texts; <see langword="null"/> where it was not trained.</summary>
    public ExampleWeights? Examples { get; }

    /// <summary>What the view adds to the difference of two logits for the average training text.</summary>
    public double Intercept(int label, int against) => Summary.Weight * (meanLogits[label] - meanLogits[against]);

    /// <summary>
    /// What it adds for a text beyond that, by places and windows. Predictions are made in single precision; what they differ by,
    /// about 1e-6, goes to the windows by their share, so that the parts sum to the prediction.
    /// </summary>
    public List<LogitPart> Explain(EmbeddedText text, IReadOnlyList<EncodedWindow> windows, int label, int against)
    {
        double[] logits = new double[meanLogits.Length];
        model.Predict(text, logits);
        double rest = Summary.Weight * (logits[label] - logits[against]) - Intercept(label, against);
        var parts = new List<LogitPart>();
        foreach (LogitPart part in explainer.Explain(text, windows, label, against))
        {
            LogitPart weighted = part with { Value = Summary.Weight * part.Value };
            parts.Add(weighted);
            rest -= weighted.Value;
        }
        for (int w = 0; w < windows.Count; w++)
            parts.Add(LogitPart.OfWindow(w, windows[w].Share * rest));
        return parts;
    }
}
