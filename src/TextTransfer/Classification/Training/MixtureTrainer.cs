using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Views;
using TextTransfer.Concurrency;
using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Classification.Training;

/// <summary>
/// Trains one logistic regression per view and pools them, the names of the classes among them. Everything that is chosen
/// (penalties, weights, threshold) is chosen on out-of-fold predictions of real refits.
/// </summary>
internal static class MixtureTrainer
{
    /// <param name="corpus">At least two classes.</param>
    /// <param name="options">Seed, target error rate and folds.</param>
    /// <param name="workers">
    /// Views fitted at once, and folds of each; the result does not depend on it. 1: all on the calling thread, for those who
    /// train several mixtures side by side.
    /// </param>
    /// <param name="cancellationToken">Looked at within fits.</param>
    public static (MixtureModel Model, TrainingSummary Summary) Train(EmbeddedCorpus corpus, TrainingOptions options, int workers, CancellationToken cancellationToken)
    {
        options.Validate();
        corpus = TrainingOrder.Of(corpus);
        var classes = ClassIndex.ForTraining(corpus.Corpus);
        (IView View, double Prior)[] views = ViewSet.For(corpus);
        FitOptions fitOptions = FitOptions.Of(corpus.Corpus, options);
        var crossFitting = new CrossFitting(CrossFitting.Divide(() => Folds.Stratified(corpus.Corpus, options.Folds, 1, options.Seed)), classes.OfText, classes.Count, fitOptions);
        int[] truth = crossFitting.Labels;
        bool none = truth.Length == 0;

        var trained = new ViewFit[views.Length];
        Concurrently.For(views.Length, workers, v =>
        {
            var space = new ViewSpace(views[v].View, corpus.Texts, cancellationToken);
            PenaltyFit fit = crossFitting.ChoosePenalty(space.Features, none ? [PenaltyGrid.Default] : PenaltyGrid.Values, workers, cancellationToken);
            IViewModel model = space.Fit(classes.OfText, classes.Count, fit.C, fit.Temperature, cancellationToken, fitOptions);
            trained[v] = new(views[v].View.Name, views[v].Prior, fit.C, fit.Temperature, LogLoss.Logarithms(fit.Probabilities), model);
        }, cancellationToken);
        ViewFit[] fits = [.. trained, .. LabelNamesFit(corpus, classes, crossFitting)];

        double[] weights = PoolWeights.Fit([.. fits.Select(f => f.OutOfFold)], truth, [.. fits.Select(f => f.Prior)]);
        Matrix pooled = PoolWeights.Pool([.. fits.Select(f => f.OutOfFold)], weights);
        Softmax.OfRows(pooled);

        (double Probability, bool IsRight)[] decisions = [.. truth.Select((k, i) => Decide(pooled.Row(i), k))];
        var summary = new TrainingSummary
        {
            TextCount = corpus.Texts.Count,
            Classes = [.. classes.Labels.Zip(classes.Counts, (label, count) => new ClassCount(label, count))],
            Views = [.. fits.Select((f, i) => new ViewSummary(f.Name, weights[i], f.C, f.Temperature, none ? null : LogLoss.OfLogits(f.OutOfFold, truth)))],
            OutOfFoldCount = truth.Length,
            OutOfFoldAccuracy = none ? null : decisions.Average(d => d.IsRight ? 1.0 : 0.0),
            OutOfFoldLogLoss = none ? null : LogLoss.Mean(pooled, truth),
            Abstention = AbstentionSearch.Find(decisions, options.TargetErrorRate),
            Options = options,
        };
        return (new MixtureModel(classes.Labels, [.. fits.Select((f, i) => (f.Model, weights[i]))]), summary);
    }

    private static (double Probability, bool IsRight) Decide(ReadOnlySpan<double> probabilities, int truth)
    {
        int best = TensorPrimitives.IndexOfMax(probabilities);
        return (probabilities[best], best == truth);
    }

    /// <summary>What the names of the classes say about the held-out texts: nothing of it was learned from them.</summary>
    private static IEnumerable<ViewFit> LabelNamesFit(EmbeddedCorpus corpus, ClassIndex classes, CrossFitting crossFitting)
    {
        if (LabelNames.Model(corpus, classes.Labels) is not { } model)
            yield break;

        var logits = new Matrix(crossFitting.Examples.Length, classes.Count);
        for (int i = 0; i < logits.Rows; i++)
            model.Predict(corpus.Texts[crossFitting.Examples[i]], logits.Row(i));
        yield return new(LabelNames.Name, ViewSet.LabelNamesPrior, null, null, logits, model);
    }
}
