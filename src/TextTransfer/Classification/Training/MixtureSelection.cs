using System.Numerics.Tensors;
using TextTransfer.Classification.Calibration;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Views;
using TextTransfer.Concurrency;

namespace TextTransfer.Classification.Training;

/// <summary>
/// What is open to choice in a mixture (the penalty and the temperature of every view, the weights of the views), chosen by
/// predictions of texts that were held out. Immutable.
/// </summary>
internal sealed class MixtureSelection
{
    private readonly TrainingTask task;
    private readonly (IView View, double Prior)[] candidates;
    private readonly Dictionary<EmbeddedCorpus, ViewSpace>[] spaces;
    private readonly Dictionary<EmbeddedCorpus, LayersModel?> names;
    private readonly ViewFit[] views;
    private readonly double[] weights;

    /// <summary>What is known of the held-out texts; compares texts with each other, which fits that only predict need not pay for.</summary>
    private readonly Lazy<HeldOutAnswers> heldOut;

    private MixtureSelection(
        TrainingTask task, (IView View, double Prior)[] candidates, Dictionary<EmbeddedCorpus, ViewSpace>[] spaces, Dictionary<EmbeddedCorpus, LayersModel?> names, ViewFit[] views, IReadOnlyList<EmbeddedCorpus> embedded)
    {
        (this.task, this.candidates, this.spaces, this.names, this.views) = (task, candidates, spaces, names, views);
        Matrix[] logits = [.. views.Select(v => v.OutOfFold)];
        weights = PoolWeights.Fit(logits, task.Truth, [.. views.Select(v => v.Prior)]);
        OutOfFold = PoolWeights.Pool(logits, weights);
        Softmax.OfRows(OutOfFold);
        heldOut = new(() => HeldOutAnswers.Of(OutOfFold, task.Truth, Similarities(task.CrossFitting, embedded)));
        Decisions = [.. task.Truth.Select((k, i) => Decide(OutOfFold.Row(i), k))];
    }

    /// <summary>The probabilities of the held-out texts [rows × classes].</summary>
    public Matrix OutOfFold { get; }

    /// <summary>For each held-out text its largest probability, and whether that is of its class.</summary>
    public IReadOnlyList<(double Probability, bool IsRight)> Decisions { get; }

    /// <param name="task">The texts and their division.</param>
    /// <param name="embedded">
    /// For every fold all texts of the task, in its order, embedded by an encoder that has learned from none of those the fold
    /// holds out.
    /// </param>
    /// <param name="workers">
    /// Views fitted at once, and folds of each; the result does not depend on it. 1: all on the calling thread.
    /// </param>
    /// <param name="cancellationToken">Looked at within fits.</param>
    public static MixtureSelection Make(TrainingTask task, IReadOnlyList<EmbeddedCorpus> embedded, int workers, CancellationToken cancellationToken)
    {
        (IView View, double Prior)[] candidates = ViewSet.For(task.Corpus, task.Options);
        IReadOnlyList<double> grid = task.Truth.Length == 0 ? [PenaltyGrid.Default] : PenaltyGrid.Values;
        var views = new ViewFit[candidates.Length];
        var spaces = new Dictionary<EmbeddedCorpus, ViewSpace>[candidates.Length];
        Concurrently.For(views.Length, workers, v =>
        {
            (IView view, double prior) = candidates[v];
            spaces[v] = embedded.Distinct().ToDictionary(c => c, c => new ViewSpace(view, c.Texts, cancellationToken));
            PenaltyFit fit = task.CrossFitting.ChoosePenalty([.. embedded.Select(c => spaces[v][c].Features)], grid, workers, cancellationToken);
            views[v] = new(view.Name, prior, fit.C, fit.Temperature, LogLoss.Logarithms(fit.Probabilities));
        }, cancellationToken);
        // Without folds, all texts say whether there is something to learn from the names.
        var names = embedded.DefaultIfEmpty(task.Corpus).Distinct().ToDictionary(c => c, c => LabelNames.Model(c, task.Classes.Labels));
        return new(task, candidates, spaces, names, [.. views, .. LabelNamesFit(task, embedded, names)], embedded);
    }

    /// <summary>Fits all texts by what was chosen.</summary>
    /// <param name="corpus">All texts of the task, in its order, embedded by the encoder that new texts will be embedded by.</param>
    /// <param name="workers">Views fitted at once; the result does not depend on it.</param>
    /// <param name="cancellationToken">Looked at within fits.</param>
    public MixtureModel Fit(EmbeddedCorpus corpus, int workers, CancellationToken cancellationToken)
    {
        var models = new IViewModel[views.Length];
        Concurrently.For(views.Length, workers, v =>
        {
            if (views[v] is not { C: { } c, Temperature: { } temperature })
            {
                models[v] = names.GetValueOrDefault(corpus) ?? LabelNames.Model(corpus, task.Classes.Labels)!;
                return;
            }
            ViewSpace space = spaces[v].GetValueOrDefault(corpus) ?? new(candidates[v].View, corpus.Texts, cancellationToken);
            models[v] = space.Fit(task.Classes.OfText, task.Classes.Count, c, temperature, cancellationToken, task.FitOptions);
        }, cancellationToken);
        return new(task.Classes.Labels, [.. models.Zip(weights)]);
    }

    /// <summary>The same with what sets of classes, promises and the detection of unknown texts rest on.</summary>
    /// <inheritdoc cref="Fit" path="/param"/>
    public MixtureModel FitCalibrated(EmbeddedCorpus corpus, int workers, CancellationToken cancellationToken) =>
        Fit(corpus, workers, cancellationToken) with { HeldOut = heldOut.Value, Novelty = NoveltyDetector.Of(corpus, heldOut.Value) };

    public TrainingSummary Summarize()
    {
        int[] truth = task.Truth;
        bool none = truth.Length == 0;
        return new TrainingSummary
        {
            TextCount = task.Corpus.Texts.Count,
            Classes = [.. task.Classes.Labels.Zip(task.Classes.Counts, (label, count) => new ClassCount(label, count))],
            Views = [.. views.Select((v, i) => new ViewSummary(v.Name, weights[i], v.C, v.Temperature, none ? null : LogLoss.OfLogits(v.OutOfFold, truth)))],
            OutOfFoldCount = truth.Length,
            OutOfFoldAccuracy = none ? null : Decisions.Average(d => d.IsRight ? 1.0 : 0.0),
            OutOfFoldLogLoss = none ? null : LogLoss.Mean(OutOfFold, truth),
            Abstention = AbstentionSearch.Find(Decisions, heldOut, task.Options),
            Options = task.Options,
        };
    }

    /// <summary>The cosine of every held-out text to the nearest one of its fold's training side.</summary>
    private static double[] Similarities(CrossFitting crossFitting, IReadOnlyList<EmbeddedCorpus> embedded) =>
        [.. Enumerable.Range(0, crossFitting.FoldCount).SelectMany(fold =>
        {
            EmbeddedText[] compared = [.. NoveltyDetector.Compared(embedded[fold].Corpus, crossFitting.Training(fold)).Select(i => embedded[fold].Texts[i])];
            return crossFitting.HeldOut(fold).Select(i => NoveltyDetector.Nearest(embedded[fold].Texts[i], compared));
        })];

    private static (double Probability, bool IsRight) Decide(ReadOnlySpan<double> probabilities, int truth)
    {
        int best = TensorPrimitives.IndexOfMax(probabilities);
        return (probabilities[best], best == truth);
    }

    /// <summary>What the names of the classes say about the held-out texts: nothing is fitted, and so nothing chosen.</summary>
    private static IEnumerable<ViewFit> LabelNamesFit(TrainingTask task, IReadOnlyList<EmbeddedCorpus> embedded, Dictionary<EmbeddedCorpus, LayersModel?> names)
    {
        if (names.ContainsValue(null))
            yield break;

        CrossFitting crossFitting = task.CrossFitting;
        var logits = new Matrix(crossFitting.Examples.Length, task.Classes.Count);
        for (int i = 0; i < logits.Rows; i++)
        {
            EmbeddedCorpus corpus = embedded[crossFitting.FoldOf(i)];
            names[corpus]!.Predict(corpus.Texts[crossFitting.Examples[i]], logits.Row(i));
        }
        yield return new(LabelNames.Name, ViewSet.LabelNamesPrior, null, null, logits);
    }
}
