using TextTransfer.Reports.Charts;
using TextTransfer.Reports.Markup;

namespace TextTransfer.Reports.Sections;

internal static class ReliabilitySection
{
    public static Html Of(Reliability reliability)
    {
        Plot plot = new(Axis.Unit("probability of the most probable class"), Axis.Unit("share that is right"), width: 400, height: 380);
        plot.Line([(0, 0), (1, 1)], "axis");
        foreach (ReliabilityBin bin in reliability.Bins)
        {
            plot.VerticalInterval(bin.MeanProbability, bin.Accuracy);
            plot.Point(bin.MeanProbability, bin.Accuracy.Value, $"{bin.TextCount:0} texts, sure by {bin.MeanProbability:P0}: {bin.Accuracy.Value:P0} right");
        }
        return Html.Of($"""
            {plot.Draw("Points on the diagonal: texts of this probability are right as often as it says. Above it the classifier is surer than it shows, below it less sure.")}
            <p>Expected calibration error {reliability.CalibrationError:0.000}; with few texts a part of it is chance.</p>
            """);
    }
}
