using TextTransfer.Corpora.Indexing;
using TextTransfer.Statistics;

namespace TextTransfer;

/// <summary>Cross-validates a corpus.</summary>
public static class CrossValidation
{
    /// <summary>
    /// Judges the last of some methods against those before it by repeated stratified folds that keep groups, equal and
    /// nearly equal texts together. Deterministic by seed.
    /// </summary>
    /// <param name="corpus">The texts and their embeddings.</param>
    /// <param name="methods">At least one, all fitted on the same folds; <see cref="ClassificationMethods.All"/> when <see langword="null"/>.</param>
    /// <param name="options">Folds, repeats, seed; the defaults when <see langword="null"/>.</param>
    /// <param name="progress">Told the share of fits done, from 0 to 1, from any thread.</param>
    /// <param name="cancellationToken">Looked at between predictions and handed to the methods.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="CorpusTooSmallException">Some fold would leave fewer than two classes to train on.</exception>
    public static Evaluation CrossValidate(
        this EmbeddedCorpus corpus, IReadOnlyList<IClassificationMethod>? methods = null, CrossValidationOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        methods ??= ClassificationMethods.All;
        ArgumentOutOfRangeException.ThrowIfZero(methods.Count, nameof(methods));
        options ??= new();
        options.Validate();

        IReadOnlyList<Fold> folds = FoldsOf(corpus.Corpus, options);
        OutOfFoldPredictions[] predictions = FoldRunner.Run(corpus, methods, folds, options, progress, cancellationToken);

        var clusters = new Clusters(corpus.Corpus);
        int foldCount = folds[^1].Index + 1;
        var scoring = new Scoring(clusters, foldCount, options.Repeats, options.Seed);
        MethodScore[] scores = [.. methods.Zip(predictions, (m, p) => scoring.Score(m.Name, p))];
        MethodScore judged = scores[^1];
        return new Evaluation
        {
            TextCount = corpus.Texts.Count,
            GroupCount = clusters.Count,
            NearDuplicateCount = clusters.NearDuplicates.KeptCount,
            Labels = corpus.Corpus.Labels,
            Encoder = corpus.Encoder,
            Folds = foldCount,
            Repeats = options.Repeats,
            Seed = options.Seed,
            Scores = scores,
            Comparisons = [.. scores[..^1].Select(s => new MethodComparison(judged.Name, s.Name, scoring.AccuracyDifference(judged.Predictions, s.Predictions), corpus.Texts.Count))],
            ClassScores = scoring.Classes(judged.Predictions),
            Reliability = scoring.Reliability(judged.Predictions),
            Leakage = clusters.Count < corpus.Texts.Count ? LeakageOf(corpus, methods[^1], judged.Predictions, scoring, options, cancellationToken) : null,
            Confusion = new ConfusionMatrix(clusters.Classes.OfText, judged.Predictions),
            Warnings = [.. WarningsOf(corpus.Corpus, clusters, foldCount, options)],
        };
    }

    /// <summary>Compares two encoders by what a method makes of each, on the same folds of the same texts. Deterministic by seed.</summary>
    /// <param name="corpus">The texts embedded by the encoder that is judged.</param>
    /// <param name="baseline">The same texts embedded by the other.</param>
    /// <param name="method">What is trained; the mixture when <see langword="null"/>.</param>
    /// <param name="options">Folds, repeats, seed; the defaults when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Looked at between predictions and handed to the method.</param>
    /// <exception cref="ArgumentException">The texts differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="CorpusTooSmallException">Some fold would leave fewer than two classes to train on.</exception>
    public static MethodComparison CompareEncoders(
        EmbeddedCorpus corpus, EmbeddedCorpus baseline, IClassificationMethod? method = null, CrossValidationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(baseline);
        if (!corpus.Corpus.Texts.SequenceEqual(baseline.Corpus.Texts))
            throw new ArgumentException("Both must hold the same texts.", nameof(baseline));
        options ??= new();
        options.Validate();
        IReadOnlyList<Fold> folds = FoldsOf(corpus.Corpus, options);
        OutOfFoldPredictions Predict(EmbeddedCorpus side) => FoldRunner.Run(side, [method ?? ClassificationMethods.Mixture], folds, options, progress: null, cancellationToken)[0];
        Scoring scoring = new(new(corpus.Corpus), folds[^1].Index + 1, options.Repeats, options.Seed);
        return new(corpus.Encoder.Name, baseline.Encoder.Name, scoring.AccuracyDifference(Predict(corpus), Predict(baseline)), corpus.Texts.Count);
    }

    private static Leakage LeakageOf(
        EmbeddedCorpus corpus, IClassificationMethod method, OutOfFoldPredictions kept, Scoring scoring, CrossValidationOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyList<Fold> folds = Folds.StratifiedIgnoringGroups(corpus.Corpus, options.Folds, options.Repeats, options.Seed);
        OutOfFoldPredictions random = FoldRunner.Run(corpus, [method], folds, options, progress: null, cancellationToken)[0];
        return new(scoring.Accuracy(random), scoring.AccuracyDifference(random, kept));
    }

    internal static IReadOnlyList<Fold> FoldsOf(Corpus corpus, CrossValidationOptions options)
    {
        IReadOnlyList<Fold> folds = Folds.Stratified(corpus, options.Folds, options.Repeats, options.Seed);
        foreach (Fold fold in folds)
        {
            IReadOnlyList<string> left = corpus.Subset(fold.Training).Labels;
            if (left.Count < 2)
                throw new CorpusTooSmallException($"With a fold held out, only texts of class '{left[0]}' are left to train on: label more independent texts of the other classes.");
        }

        return folds;
    }

    private static IEnumerable<string> WarningsOf(Corpus corpus, Clusters clusters, int folds, CrossValidationOptions options)
    {
        if (folds < options.Folds)
            yield return $"The texts form {clusters.Count} independent groups, so there are {folds} folds instead of {options.Folds}.";
        foreach (string warning in IndependentTexts.WarningsOf(corpus, clusters))
            yield return warning;
        for (int c = 0; c < clusters.Classes.Count; c++)
        {
            int groups = clusters.Members.Count(m => m.Any(i => clusters.Classes.OfText[i] == c));
            if (groups == 1)
                yield return $"All texts of class '{corpus.Labels[c]}' belong to one group: models are tested on it only when they have not seen the class.";
            else if (groups < folds)
                yield return $"Class '{corpus.Labels[c]}' has {groups} independent texts, fewer than {folds} folds: its F1 means little.";
        }
    }
}
