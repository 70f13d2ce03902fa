using System.Numerics.Tensors;
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

    /// <summary>Fewer texts in a bin of the reliability table say nothing of its accuracy.</summary>
    private const int TextsPerBin = 10;

    private const int MostBins = 10;

    private readonly double overlap = folds / (folds - 1.0);

    public MethodScore Score(string name, OutOfFoldPredictions predictions)
    {
        int[][] predicted = [.. Enumerable.Range(0, predictions.RepeatCount).Select(r => Enumerable.Range(0, predictions.TextCount).Select(t => predictions.Predicted(r, t)).ToArray())];
        var macroF1 = new MacroF1(clusters.Classes.OfText, predicted, clusters.Classes.Count);
        return new(name, Accuracy(predictions), Proportion.Interval(macroF1.Bootstrap(clusters.ClusterOf, seed)), LogLoss(predictions), Brier(predictions), predictions);
    }

    /// <summary>Every class against the others.</summary>
    public IReadOnlyList<ClassScore> Classes(OutOfFoldPredictions predictions) =>
        [.. clusters.Classes.Labels.Select((label, k) =>
        {
            double[] gold = [.. clusters.Classes.OfText.Select(c => c == k ? 1.0 : 0)];
            double[] predicted = PerText(predictions, (repeat, text) => predictions.Predicted(repeat, text) == k ? 1 : 0);
            double[] hits = [.. gold.Zip(predicted, (g, p) => g * p)];
            Estimate Ratio(double[] numerators, double[] denominators) => Proportion.Interval(ClusteredMean.OfRatio(numerators, denominators, clusters.ClusterOf));
            return new ClassScore(label, clusters.Classes.Counts[k], Ratio(hits, predicted), Ratio(hits, gold),
                Ratio([.. hits.Select(h => 2 * h)], [.. gold.Zip(predicted, (g, p) => g + p)]));
        })];

    /// <summary>Predictions in bins of equal size, of at least ten texts as long as there are two.</summary>
    public Reliability Reliability(OutOfFoldPredictions predictions)
    {
        int texts = predictions.TextCount;
        (double Probability, int Repeat, int Text)[] sorted =
        [
            .. from repeat in Enumerable.Range(0, predictions.RepeatCount)
               from text in Enumerable.Range(0, texts)
               let best = predictions.Predicted(repeat, text)
               orderby predictions.Probabilities(repeat, text)[best]
               select (predictions.Probabilities(repeat, text)[best], repeat, text),
        ];
        int bins = Math.Clamp(texts / TextsPerBin, Math.Min(2, texts), MostBins);
        return new([.. Enumerable.Range(0, bins).Select(b => Bin(sorted.AsSpan(sorted.Length * b / bins, (sorted.Length * (b + 1) / bins) - (sorted.Length * b / bins))))]);

        ReliabilityBin Bin(ReadOnlySpan<(double Probability, int Repeat, int Text)> members)
        {
            double[] hits = new double[texts], there = new double[texts];
            double sum = 0;
            foreach ((double probability, int repeat, int text) in members)
            {
                sum += probability;
                there[text] += 1.0 / predictions.RepeatCount;
                hits[text] += predictions.Predicted(repeat, text) == clusters.Classes.OfText[text] ? 1.0 / predictions.RepeatCount : 0;
            }
            return new((double)members.Length / predictions.RepeatCount, sum / members.Length, Proportion.Interval(ClusteredMean.OfRatio(hits, there, clusters.ClusterOf)));
        }
    }

    public Estimate Accuracy(OutOfFoldPredictions predictions) =>
        Proportion.Interval(ClusteredMean.Of(Accuracies(predictions), clusters.ClusterOf));

    public Estimate LogLoss(OutOfFoldPredictions predictions)
    {
        Estimate logLoss = ClusteredMean.Of(LogLosses(predictions), clusters.ClusterOf).Interval((1.0 / repeats) + overlap);
        return logLoss with { Lower = Math.Max(0, logLoss.Lower) };
    }

    public Estimate Brier(OutOfFoldPredictions predictions)
    {
        double[] scores = PerText(predictions, (repeat, text) =>
        {
            ReadOnlySpan<double> probabilities = predictions.Probabilities(repeat, text);
            return TensorPrimitives.SumOfSquares(probabilities) - (2 * probabilities[clusters.Classes.OfText[text]]) + 1;
        });
        Estimate brier = ClusteredMean.Of(scores, clusters.ClusterOf).Interval((1.0 / repeats) + overlap);
        return brier with { Lower = Math.Max(0, brier.Lower), Upper = Math.Min(2, brier.Upper) };
    }

    public Estimate AccuracyDifference(OutOfFoldPredictions a, OutOfFoldPredictions b) =>
        PairedDifference.Interval(Subtract(Accuracies(a), Accuracies(b)), clusters.ClusterOf, overlap);

    /// <summary>An accuracy that is a weighted sum of accuracies of several predictions of the same texts; the weights sum to 1.</summary>
    public Estimate WeightedAccuracy(IReadOnlyList<OutOfFoldPredictions> predictions, IReadOnlyList<double> weights)
    {
        ClusteredMean mean = ClusteredMean.Of(WeightedAccuracies(predictions, weights), clusters.ClusterOf);
        return Proportion.Interval(mean with { Variance = mean.Variance * ((1.0 / repeats) + overlap) });
    }

    /// <summary>A difference that is a weighted sum of accuracies; the weights sum to 0.</summary>
    public Estimate WeightedAccuracyDifference(IReadOnlyList<OutOfFoldPredictions> predictions, IReadOnlyList<double> weights) =>
        PairedDifference.Interval(WeightedAccuracies(predictions, weights), clusters.ClusterOf, (1.0 / repeats) + overlap);

    private double[] WeightedAccuracies(IReadOnlyList<OutOfFoldPredictions> predictions, IReadOnlyList<double> weights)
    {
        double[] sum = new double[predictions[0].TextCount];
        for (int i = 0; i < weights.Count; i++)
            TensorPrimitives.MultiplyAdd(Accuracies(predictions[i]), weights[i], sum, sum);
        return sum;
    }

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
