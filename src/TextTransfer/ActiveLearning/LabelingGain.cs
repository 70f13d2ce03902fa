using System.Globalization;
using TextTransfer.Statistics;

namespace TextTransfer;

/// <summary>
/// What labelling more texts is expected to bring, against how finely accuracy can be measured: when the gain is below the half
/// width of the interval, it will not show. Immutable.
/// </summary>
/// <param name="Accuracy">Accuracy of the classifier by cross-validation of the labelled texts.</param>
/// <param name="Count">Texts to be labelled.</param>
/// <param name="ExpectedGain">What they are expected to add to the accuracy, at least 0.</param>
/// <param name="HalfWidth">Half the width of the 95 % interval of the accuracy once they are labelled.</param>
/// <param name="CountToShow">
/// How many texts would have to be labelled for the gain to exceed the interval; <see langword="null"/> when not even a hundred
/// times as many as there are.
/// </param>
public sealed record LabelingGain(Estimate Accuracy, int Count, double ExpectedGain, double HalfWidth, int? CountToShow)
{
    /// <summary>Fewer labelled texts than this tell nothing of the slope.</summary>
    private const int LeastTexts = 20;

    private const int FarthestMultiple = 100;

    /// <summary>Whether the gain is expected to be larger than the interval is wide to one side.</summary>
    public bool WillShow => ExpectedGain > HalfWidth;

    /// <summary>By the line of a <see cref="LearningCurve"/>.</summary>
    internal static LabelingGain? Forecast(EmbeddedCorpus labeled, int count, int seed, CancellationToken cancellationToken)
    {
        if (labeled.Texts.Count < LeastTexts || count == 0)
            return null;
        try
        {
            LearningCurve curve = LearningCurve.Measure(labeled, options: new() { Repeats = 2, Seed = seed }, cancellationToken: cancellationToken);
            double n = labeled.Texts.Count;

            double Accuracy(double added) => Math.Clamp(curve.AccuracyAt(n + added), 0, 1);
            double Gain(double added) => Math.Max(0, Accuracy(added) - Accuracy(0));
            double Width(double added) => HalfWidthOf(Accuracy(0) + Gain(added), (int)(n + added));

            int? toShow = null;
            for (double added = 1; added <= FarthestMultiple * n && toShow is null; added = Math.Ceiling(added * 1.1))
                toShow = Gain(added) > Width(added) ? (int)added : null;
            return new(curve.Points[^1].Accuracy, count, Gain(count), Width(count), toShow);
        }
        catch (CorpusTooSmallException)
        {
            return null; // Nothing can be held out, and so nothing foretold.
        }
    }

    /// <summary>The forecast in sentences.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Labelling {Count} more is expected to raise accuracy from {100 * Accuracy.Value:0} % by {100 * ExpectedGain:0.0} points; its 95 % interval will reach {100 * HalfWidth:0.0} points to either side. ")
        + (WillShow ? "The gain should show."
            : CountToShow is { } needed ? $"The gain will not show in the interval; about {needed} more labels would be needed for that."
            : "Further labels will not show in the interval.");

    private static double HalfWidthOf(double accuracy, int texts)
    {
        Estimate interval = Proportion.Interval(new(accuracy, accuracy * (1 - accuracy) / texts, texts, texts));
        return (interval.Upper - interval.Lower) / 2;
    }
}
