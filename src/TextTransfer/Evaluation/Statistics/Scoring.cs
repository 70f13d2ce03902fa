using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Statistics;

/// <summary>
/// Scores and differences of out-of-fold predictions of one corpus on one set of folds. Training sets overlap, and so figures
/// vary more from corpus to corpus than from text to text: Nadeau and Bengio (Inference for the generalization error, Machine
/// Learning 52, 2003) multiply the variance by 1/R + K/(K − 1), for K folds and R repeats.
/// </summary>
/// <remarks>
/// Where the correction is used was decided by simulation (corpora of 20 to 100 texts, two learners; coverage of what the model
/// trained on the whole corpus does). Log-loss needs it: 86 to 92 % without. Differences of accuracy, widened by two texts
/// already, need what is left of it for many repeats, K/(K − 1): 92 to 99 %. Proportions are covered without it.
/// </remarks>
internal sealed class Scoring(Clusters clusters, int folds, int repeats, int seed)
{
    /// <summary>
    /// A class that a model takes for impossible costs ln 10⁶ = 13.8 nats, not infinitely much. Higher than the floor of training:
    /// classes a model was not trained on have probability 0, and one such text must not drown the mean of a small corpus.
    /// </summary>
    private const double LeastProbability = 1e-6;

    private readonly double overlap = folds / (folds - 1.0);

    public MethodScore Score(string name, OutOfFoldPredictions predictions)
    {
        int[][] predicted = [.. Enumerable.Range(0, predictions.RepeatCount).Select(r => Enumerable.Range(0, predictions.TextCount).Select(t => predictions.Predicted(r, t)).ToArray())];
        var macroF1 = new MacroF1(clusters.Classes.OfText, predicted, clusters.Classes.Count);
        return new(name, Accuracy(predictions), Proportion.Interval(macroF1.Bootstrap(clusters.ClusterOf, seed)), LogLoss(predictions), predictions);
    }

    public Estimate Accuracy(OutOfFoldPredictions predictions) =>
        Proportion.Interval(ClusteredMean.Of(Accuracies(predictions), clusters.ClusterOf));

    public Estimate LogLoss(OutOfFoldPredictions predictions)
    {
        Estimate logLoss = ClusteredMean.Of(LogLosses(predictions), clusters.ClusterOf).Interval((1.0 / repeats) + overlap);
        return logLoss with { Lower = Math.Max(0, logLoss.Lower) };
    }

    public Estimate AccuracyDifference(OutOfFoldPredictions a, OutOfFoldPredictions b) =>
        PairedDifference.Interval(Subtract(Accuracies(a), Accuracies(b)), clusters.ClusterOf, overlap);

    public Estimate LogLossDifference(OutOfFoldPredictions a, OutOfFoldPredictions b) =>
        ClusteredMean.Of(Subtract(LogLosses(a), LogLosses(b)), clusters.ClusterOf).Interval((1.0 / repeats) + overlap);

    /// <summary>The share of repeats in which each text was classified rightly.</summary>
    private double[] Accuracies(OutOfFoldPredictions predictions) =>
        PerText(predictions, (repeat, text) => predictions.Predicted(repeat, text) == clusters.Classes.OfText[text] ? 1 : 0);

    private double[] LogLosses(OutOfFoldPredictions predictions) =>
        PerText(predictions, (repeat, text) => -Math.Log(Math.Max(LeastProbability, predictions.Probabilities(repeat, text)[clusters.Classes.OfText[text]])));

    private static double[] PerText(OutOfFoldPredictions predictions, Func<int, int, double> figure) =>
        [.. Enumerable.Range(0, predictions.TextCount).Select(text => Enumerable.Range(0, predictions.RepeatCount).Average(repeat => figure(repeat, text)))];

    private static double[] Subtract(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x - y)];
}
