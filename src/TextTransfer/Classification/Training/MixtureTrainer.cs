using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Views;
using TextTransfer.Concurrency;
using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Classification.Training;

/// <summary>
/// Trains one logistic regression per view and mixes them. Everything that is chosen (penalties, weights, temperature,
/// threshold) is chosen on out-of-fold predictions of real refits.
/// </summary>
internal static class MixtureTrainer
{
    /// <summary>Values of C tried for each view, a factor of about 3 apart; the features of every view have a mean squared length of 1.</summary>
    private static readonly double[] Penalties = [0.1, 0.3, 1, 3, 10];

    /// <summary>The penalty of a corpus of which no text can be held out: the middle of what larger ones choose.</summary>
    private const double DefaultPenalty = 1;

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
        corpus = InOrder(corpus);
        var classes = ClassIndex.ForTraining(corpus.Corpus);
        IView[] views = ViewSet.For(corpus.Texts[0].Embedding.LayerCount);
        var crossFitting = new CrossFitting(Divide(corpus.Corpus, options), classes.OfText, classes.Count);
        int[] truth = crossFitting.Labels;
        bool none = truth.Length == 0;

        var fits = new ViewFit[views.Length];
        Concurrently.For(views.Length, workers, v =>
        {
            var space = new ViewSpace(views[v], corpus.Texts, cancellationToken);
            PenaltyFit outOfFold = crossFitting.ChoosePenalty(space.Features, none ? [DefaultPenalty] : Penalties, workers, cancellationToken);
            fits[v] = new(outOfFold, space.Fit(classes.OfText, classes.Count, outOfFold.C, outOfFold.Temperature, cancellationToken));
        }, cancellationToken);

        double[][] likelihoods = [.. fits.Select(f => truth.Select((k, i) => f.OutOfFold.Probabilities.Row(i)[k]).ToArray())];
        double[] weights = MixtureWeights.Fit(likelihoods, [.. views.Select(v => v.PriorExamples)]);
        var mixed = new Matrix(truth.Length, classes.Count);
        for (int i = 0; i < truth.Length; i++)
        {
            for (int v = 0; v < views.Length; v++)
                TensorPrimitives.MultiplyAdd(fits[v].OutOfFold.Probabilities.Row(i), weights[v], mixed.Row(i), mixed.Row(i));
        }
        double temperature = Temperature.Fit(mixed, truth);
        Temperature.ApplyToRows(mixed, temperature);

        (double Probability, bool IsRight)[] decisions = [.. truth.Select((k, i) => Decide(mixed.Row(i), k))];
        var summary = new TrainingSummary
        {
            TextCount = corpus.Texts.Count,
            Classes = [.. classes.Labels.Zip(classes.Counts, (label, count) => new ClassCount(label, count))],
            Views = [.. views.Select((v, i) => new ViewSummary(v.Name, weights[i], fits[i].OutOfFold.C, none ? null : fits[i].OutOfFold.Loss))],
            OutOfFoldCount = truth.Length,
            OutOfFoldAccuracy = none ? null : decisions.Average(d => d.IsRight ? 1.0 : 0.0),
            OutOfFoldLogLoss = none ? null : LogLoss.Mean(mixed, truth),
            Temperature = temperature,
            Abstention = AbstentionSearch.Find(decisions, options.TargetErrorRate),
            Options = options,
        };
        return (new MixtureModel(classes.Labels, [.. fits.Select((f, i) => (f.Model, weights[i]))], temperature), summary);
    }

    /// <summary>An order of the texts' own, so that a model does not depend on that of the rows of a file.</summary>
    private static EmbeddedCorpus InOrder(EmbeddedCorpus corpus)
    {
        IReadOnlyList<LabeledText> texts = corpus.Corpus.Texts;
        return corpus.Subset([.. Enumerable.Range(0, texts.Count)
            .OrderBy(i => texts[i].Text, StringComparer.Ordinal)
            .ThenBy(i => texts[i].Label, StringComparer.Ordinal)
            .ThenBy(i => texts[i].Group, StringComparer.Ordinal)]);
    }

    private static IReadOnlyList<Fold> Divide(Corpus corpus, TrainingOptions options)
    {
        try
        {
            return Folds.Stratified(corpus, options.Folds, 1, options.Seed);
        }
        catch (CorpusTooSmallException)
        {
            return []; // All texts belong together: what cannot be judged can still be learned.
        }
    }

    private static (double Probability, bool IsRight) Decide(ReadOnlySpan<double> probabilities, int truth)
    {
        int best = TensorPrimitives.IndexOfMax(probabilities);
        return (probabilities[best], best == truth);
    }

    private sealed record ViewFit(PenaltyFit OutOfFold, IViewModel Model);
}
