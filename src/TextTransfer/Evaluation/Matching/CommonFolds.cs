using TextTransfer.Corpora.Indexing;
using TextTransfer.Statistics;

namespace TextTransfer.Matching;

/// <summary>
/// Predictions of two corpora's models for the examples both have. The texts of both are divided into folds together, so that
/// a text held out is held out of both, with its group and its equals; each side is trained on what it has outside the fold.
/// </summary>
internal sealed class CommonFolds
{
    private readonly EmbeddedCorpus before;
    private readonly EmbeddedCorpus after;
    private readonly ExampleMatching matching;
    private readonly CrossValidationOptions options;
    private readonly IReadOnlyList<Fold> folds;

    private CommonFolds(EmbeddedCorpus before, EmbeddedCorpus after, ExampleMatching matching, CrossValidationOptions options)
    {
        (this.before, this.after, this.matching, this.options) = (before, after, matching, options);
        Corpus union = new([.. after.Corpus.Texts, .. matching.Removed.Select(i => before.Corpus.Texts[i])]);
        folds = Folds.Stratified(union, options.Folds, options.Repeats, options.Seed);
        Kept = after.Corpus.Subset([.. matching.Kept.Select(k => k.After)]);
        Labels = [.. Kept.Labels, .. before.Corpus.Labels.Union(after.Corpus.Labels, StringComparer.Ordinal).Except(Kept.Labels, StringComparer.Ordinal)];
        Scoring = new(new Clusters(Kept), folds[^1].Index + 1, options.Repeats, options.Seed);
    }

    /// <summary>The examples both have.</summary>
    public Corpus Kept { get; }

    /// <summary>Every class of either side; those of <see cref="Kept"/> first, so that its numbers of classes are positions here.</summary>
    public IReadOnlyList<string> Labels { get; }

    public Scoring Scoring { get; }

    /// <summary>Divides the texts; nothing when there is nothing to compare or, with a fold held out, not enough to learn from.</summary>
    public static CommonFolds? Create(EmbeddedCorpus before, EmbeddedCorpus after, ExampleMatching matching, CrossValidationOptions options)
    {
        if (matching.Kept.Count == 0)
            return null;
        try
        {
            CommonFolds folds = new(before, after, matching, options);
            bool canLearn = folds.OfBefore().All(f => before.Corpus.Subset(f.Training).Labels.Count > 1)
                && folds.OfAfter().All(f => after.Corpus.Subset(f.Training).Labels.Count > 1);
            return canLearn ? folds : null;
        }
        catch (CorpusTooSmallException)
        {
            return null;
        }
    }

    /// <summary>Predicts the kept examples by models of either side.</summary>
    /// <param name="trainingBefore">How the first side is trained.</param>
    /// <param name="trainingAfter">How the second is.</param>
    /// <param name="cancellationToken">Looked at between predictions and within fits.</param>
    public (OutOfFoldPredictions Before, OutOfFoldPredictions After) Predict(TrainingOptions trainingBefore, TrainingOptions trainingAfter, CancellationToken cancellationToken) =>
        (Predict(before, trainingBefore, OfBefore(), [.. matching.Kept.Select(k => k.Before)], cancellationToken),
         Predict(after, trainingAfter, OfAfter(), [.. matching.Kept.Select(k => k.After)], cancellationToken));

    private Fold[] OfBefore()
    {
        int[] place = new int[before.Texts.Count];
        foreach ((int i, int inAfter) in matching.Kept.Concat(matching.Relabeled))
            place[i] = inAfter;
        foreach ((int order, int i) in matching.Removed.Index())
            place[i] = after.Texts.Count + order;
        return Of(place, [.. matching.Kept.Select(k => k.Before)]);
    }

    private Fold[] OfAfter() => Of([.. Enumerable.Range(0, after.Texts.Count)], [.. matching.Kept.Select(k => k.After)]);

    /// <param name="place">Where each text of a side is among the texts of both.</param>
    /// <param name="kept">The examples of that side to predict.</param>
    private Fold[] Of(int[] place, HashSet<int> kept)
    {
        int[] all = [.. Enumerable.Range(0, place.Length)];
        return [.. folds.Select(fold =>
        {
            HashSet<int> heldOut = [.. fold.Test];
            return new Fold(fold.Repeat, fold.Index, [.. all.Where(i => !heldOut.Contains(place[i]))], [.. all.Where(i => heldOut.Contains(place[i]) && kept.Contains(i))]);
        })];
    }

    /// <summary>Predictions of the kept examples in their order, over the classes of both sides.</summary>
    private OutOfFoldPredictions Predict(EmbeddedCorpus corpus, TrainingOptions training, Fold[] ofSide, int[] kept, CancellationToken cancellationToken)
    {
        OutOfFoldPredictions predictions = FoldRunner.Run(corpus, [ClassificationMethods.MixtureWith(training)], ofSide, options, progress: null, cancellationToken)[0];
        int[] column = [.. predictions.Labels.Select(l => Labels.Index().First(c => c.Item == l).Index)];
        double[] probabilities = new double[options.Repeats * kept.Length * Labels.Count];
        for (int repeat = 0; repeat < options.Repeats; repeat++)
        {
            for (int i = 0; i < kept.Length; i++)
            {
                ReadOnlySpan<double> row = predictions.Probabilities(repeat, kept[i]);
                for (int c = 0; c < row.Length; c++)
                    probabilities[(((repeat * kept.Length) + i) * Labels.Count) + column[c]] = row[c];
            }
        }
        return new(Labels, options.Repeats, kept.Length, probabilities);
    }
}
