using TextTransfer.Reports.Charts;
using TextTransfer.Reports.Markup;

namespace TextTransfer.Reports.Sections;

internal static class LearningCurveSection
{
    public static Html Of(LearningCurve curve)
    {
        LearningCurvePoint[] all = [.. curve.Points, curve.Forecast];
        Plot plot = new(new("labelled texts to train on", 0, 1.05 * curve.Forecast.TrainingTexts), Axis.Unit("accuracy"));
        plot.Line(curve.Points.Select(p => ((double)p.TrainingTexts, p.Accuracy.Value)));
        plot.Line(all[^2..].Select(p => ((double)p.TrainingTexts, p.Accuracy.Value)), "line forecast");
        foreach (LearningCurvePoint point in all)
        {
            plot.VerticalInterval(point.TrainingTexts, point.Accuracy);
            plot.Point(point.TrainingTexts, point.Accuracy.Value, $"{point.TrainingTexts} texts: {point.Accuracy}");
        }
        plot.Label(curve.Forecast.TrainingTexts, curve.Forecast.Accuracy.Value, "forecast");
        return Html.Of($"""
            <p>{curve.ToString()}</p>
            {plot.Draw("Accuracy on held-out texts by the number of texts trained on, with 95 % intervals; the last point is a forecast.")}
            """);
    }
}
