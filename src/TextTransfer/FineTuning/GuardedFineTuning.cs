using TextTransfer.Classification.Training;
using TextTransfer.Corpora.Indexing;
using TextTransfer.Statistics;

namespace TextTransfer.FineTuning;

/// <summary>
/// Fine-tunes within folds, so that texts which the encoder did not learn from say whether it became better, and in which
/// strength; then on all texts, unless they say it did not.
/// </summary>
internal sealed class GuardedFineTuning(EncoderTuner tuner, TrainingOptions options)
{
    /// <summary>Each costs a fine-tuning; with three, two thirds of the texts are learned from.</summary>
    public const int Folds = 3;

    /// <summary>All of the change, and half: the gentle one kept more on sets where the full one lost.</summary>
    private static readonly float[] Strengths = [0.5f, 1];

    /// <summary>The classifier, and by what its texts are embedded.</summary>
    /// <param name="Model">The mixture.</param>
    /// <param name="Summary">What training found out.</param>
    /// <param name="Corpus">The texts as they were learned from.</param>
    /// <param name="Adapters">The change of the encoder; none where it was refused.</param>
    /// <param name="Encoder">The changed encoder, to be disposed by the caller; none where it was refused.</param>
    public sealed record Result(MixtureModel Model, TrainingSummary Summary, EmbeddedCorpus Corpus, EncoderAdapters? Adapters, OnnxTextEncoder? Encoder);

    /// <param name="corpus">The texts, embedded by the encoder as it is; every class at least twice.</param>
    /// <param name="workers">Views fitted at once; tuning takes all processors.</param>
    /// <param name="control">Follows and ends fine-tuning: the encoder then stays as it is.</param>
    /// <param name="cancellationToken">Ends training.</param>
    public Result Train(EmbeddedCorpus corpus, int workers, FineTuningControl control, CancellationToken cancellationToken)
    {
        CancellationToken stop = control.Stop;
        TrainingTask task = new(corpus, options, Folds);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, cancellationToken);
        try
        {
            return Train(task, workers, control.Progress, both.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Frozen(task, summary: null, workers, cancellationToken);
        }
    }

    private Result Train(TrainingTask task, int workers, IProgress<FineTuningProgress>? progress, CancellationToken cancellationToken)
    {
        string[] texts = [.. task.Corpus.Texts.Select(t => t.Text)];
        int done = 0, total = tuner.Steps * (task.CrossFitting.FoldCount + 1);
        EncoderAdapters Tune(IReadOnlyList<int> training) => tuner.Tune([.. training.Select(i => texts[i])], [.. training.Select(i => task.Classes.OfText[i])], options.Seed,
            () => progress?.Report(new(++done, total)), cancellationToken);

        var embedded = Strengths.Select(_ => new List<EmbeddedCorpus>()).ToArray();
        for (int fold = 0; fold < task.CrossFitting.FoldCount; fold++)
        {
            EncoderAdapters adapters = Tune(task.CrossFitting.Training(fold));
            for (int s = 0; s < Strengths.Length; s++)
            {
                using OnnxTextEncoder adapted = tuner.Adapt(adapters.At(Strengths[s]));
                embedded[s].Add(Embed(task, adapted, cancellationToken));
            }
        }

        MixtureSelection[] candidates =
        [
            MixtureSelection.Make(task, task.SameInEveryFold, workers, cancellationToken),
            .. embedded.Select(e => MixtureSelection.Make(task, e, workers, cancellationToken)),
        ];
        bool[][] right = [.. candidates.Select(c => c.Decisions.Select(d => d.IsRight).ToArray())];
        FineTuningCandidate[] scores = [.. candidates.Select((c, i) => new FineTuningCandidate(i == 0 ? 0 : Strengths[i - 1], right[i].Average(r => r ? 1.0 : 0), LogLoss.Mean(c.OutOfFold, task.Truth)))];
        int chosen = FineTuningChoice.Choose([.. scores.Select(s => s.LogLoss)], task.Truth.Length, mayRefuse: options.FineTune == FineTune.Auto);
        FineTuningSummary summary = Summarize(task, scores, right, chosen);
        if (chosen == 0)
            return Frozen(task, summary, workers, cancellationToken);

        EncoderAdapters final = Tune([.. Enumerable.Range(0, texts.Length)]).At(Strengths[chosen - 1]);
        OnnxTextEncoder encoder = tuner.Adapt(final);
        try
        {
            EmbeddedCorpus corpus = Embed(task, encoder, cancellationToken);
            return new(candidates[chosen].FitCalibrated(corpus, workers, cancellationToken), candidates[chosen].Summarize() with { FineTuning = summary }, corpus, final, encoder);
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }

    /// <summary>What would have been trained without fine-tuning.</summary>
    private Result Frozen(TrainingTask task, FineTuningSummary? summary, int workers, CancellationToken cancellationToken)
    {
        (MixtureModel model, TrainingSummary training) = MixtureTrainer.Train(task.Corpus, options, workers, cancellationToken);
        return new(model, training with { FineTuning = summary }, task.Corpus, null, null);
    }

    // With the names that the corpus was given to learn from, be it none.
    private static EmbeddedCorpus Embed(TrainingTask task, OnnxTextEncoder encoder, CancellationToken cancellationToken) =>
        CorpusEmbedding.Embed(task.Corpus.Corpus, [.. task.Corpus.LabelEmbeddings.Keys], encoder, progress: null, cancellationToken);

    private FineTuningSummary Summarize(TrainingTask task, FineTuningCandidate[] scores, bool[][] right, int chosen)
    {
        int judged = chosen > 0 ? chosen : Enumerable.Range(1, scores.Length - 1).MinBy(i => scores[i].LogLoss);
        Clusters clusters = new(task.Corpus.Subset(task.CrossFitting.Examples).Corpus);
        return new()
        {
            Strength = scores[chosen].Strength,
            Candidates = scores,
            AccuracyDifference = PairedDifference.Interval([.. right[judged].Zip(right[0], (a, b) => (a ? 1.0 : 0) - (b ? 1 : 0))], clusters.ClusterOf, Folds / (Folds - 1.0)),
            HeldOutCount = task.Truth.Length,
            Folds = task.CrossFitting.FoldCount,
            Rank = tuner.Rank,
        };
    }
}
