using TextTransfer.Corpora.Clustering;
using TextTransfer.Statistics;

namespace TextTransfer;

/// <summary>Cross-validates a corpus.</summary>
public static class CrossValidation
{
    /// <summary>
    /// Judges the last of some methods against those before it by repeated stratified folds that keep groups and equal texts
    /// together. Deterministic by seed.
    /// </summary>
    /// <param name="corpus">The texts and their embeddings.</param>
    /// <param name="methods">At least one; all are fitted on the same folds.</param>
    /// <param name="options">Folds, repeats, seed; the defaults when <see langword="null"/>.</param>
    /// <param name="progress">Told the share of fits done, from 0 to 1, from any thread.</param>
    /// <param name="cancellationToken">Looked at between predictions and handed to the methods.</param>
    /// <exception cref="CorpusTooSmallException">Some fold would leave fewer than two classes to train on.</exception>
    public static Evaluation CrossValidate(
        this EmbeddedCorpus corpus, IReadOnlyList<IClassificationMethod> methods, CrossValidationOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(methods);
        ArgumentOutOfRangeException.ThrowIfZero(methods.Count, nameof(methods));
        options ??= new();

        IReadOnlyList<Fold> folds = FoldsOf(corpus.Corpus, options);
        OutOfFoldPredictions[] predictions = CrossFit.Run(corpus, methods, folds, options, progress, cancellationToken);

        var clusters = new Clusters(corpus.Corpus);
        int foldCount = folds[^1].Index + 1;
        var scoring = new Scoring(clusters, foldCount, options.Repeats, options.Seed);
        MethodScore[] scores = [.. methods.Zip(predictions, (m, p) => scoring.Score(m.Name, p))];
        MethodScore judged = scores[^1];
        return new Evaluation
        {
            TextCount = corpus.Texts.Count,
            GroupCount = clusters.Count,
            Labels = corpus.Corpus.Labels,
            Encoder = corpus.Encoder,
            Folds = foldCount,
            Repeats = options.Repeats,
            Seed = options.Seed,
            Scores = scores,
            Comparisons = [.. scores[..^1].Select(s => new MethodComparison(judged.Name, s.Name, scoring.AccuracyDifference(judged.Predictions, s.Predictions), corpus.Texts.Count))],
            Confusion = new ConfusionMatrix(clusters.ClassOf, judged.Predictions),
            Warnings = [.. WarningsOf(corpus.Corpus, clusters, foldCount, options)],
        };
    }

    internal static IReadOnlyList<Fold> FoldsOf(Corpus corpus, CrossValidationOptions options)
    {
        IReadOnlyList<Fold> folds = TextTransfer.Folds.Stratified(corpus, options.Folds, options.Repeats, options.Seed);
        foreach (Fold fold in folds)
        {
            if (corpus.Subset(fold.Training).Labels.Count < 2)
                throw new CorpusTooSmallException("A fold would leave fewer than two classes to train on: too few independent texts of each class. Label texts of more groups.");
        }

        return folds;
    }

    private static IEnumerable<string> WarningsOf(Corpus corpus, Clusters clusters, int folds, CrossValidationOptions options)
    {
        if (folds < options.Folds)
            yield return $"The texts form {clusters.Count} independent groups, so there are {folds} folds instead of {options.Folds}.";
        for (int c = 0; c < clusters.ClassCount; c++)
        {
            int groups = clusters.Members.Count(m => m.Any(i => clusters.ClassOf[i] == c));
            if (groups == 1)
                yield return $"All texts of class '{corpus.Labels[c]}' belong to one group: models are tested on it only when they have not seen the class.";
            else if (groups < folds)
                yield return $"Class '{corpus.Labels[c]}' has {groups} independent texts, fewer than {folds} folds: its F1 means little.";
        }
    }
}
