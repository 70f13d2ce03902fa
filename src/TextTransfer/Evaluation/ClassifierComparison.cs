using System.Globalization;
using TextTransfer.Matching;

namespace TextTransfer;

/// <summary>
/// What changed from one classifier to the next: examples, classes, scores, weights and decisions. Scores and decisions are
/// those on the examples both have under the same label, by models of either side that saw neither the example nor its group
/// nor its equals: new examples cannot flatter, and those relabelled or removed cannot count for one side. Immutable.
/// </summary>
public sealed record ClassifierComparison
{
    /// <summary>What training the first found out.</summary>
    public required TrainingSummary Before { get; init; }

    /// <summary>What training the second found out.</summary>
    public required TrainingSummary After { get; init; }

    /// <summary>Examples whose text only the second has.</summary>
    public required IReadOnlyList<LabeledText> Added { get; init; }

    /// <summary>Examples whose text only the first has.</summary>
    public required IReadOnlyList<LabeledText> Removed { get; init; }

    /// <summary>Texts both have under different labels.</summary>
    public required IReadOnlyList<RelabeledText> Relabeled { get; init; }

    /// <summary>Examples both have under the same label: what scores and decisions are about.</summary>
    public required int KeptCount { get; init; }

    /// <summary>
    /// The share of kept examples predicted rightly, 0 to 1; <see langword="null"/> when nothing could be compared: no example
    /// is kept, or one side has too few independent examples to hold any out.
    /// </summary>
    public required PairedEstimate? Accuracy { get; init; }

    /// <summary>The mean log-loss on the kept examples in nats, lower is better; <see langword="null"/> as <see cref="Accuracy"/>.</summary>
    public required PairedEstimate? LogLoss { get; init; }

    /// <summary>The kept examples of which the most probable class changed, the surest first.</summary>
    public required IReadOnlyList<ChangedDecision> ChangedDecisions { get; init; }

    /// <summary>Classes only the second has.</summary>
    public IReadOnlyList<string> AddedLabels => Except(After, Before);

    /// <summary>Classes only the first has.</summary>
    public IReadOnlyList<string> RemovedLabels => Except(Before, After);

    /// <summary>Compares two classifiers, which may have different encoders. Trains both anew in every fold; deterministic by seed.</summary>
    /// <param name="before">The first, with its examples.</param>
    /// <param name="after">The second, with its examples.</param>
    /// <param name="options">Folds, repeats, seed; the defaults when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Looked at between predictions and within fits.</param>
    /// <exception cref="ArgumentException">One has no examples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static ClassifierComparison Make(TextClassifier before, TextClassifier after, CrossValidationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        EmbeddedCorpus first = before.Examples ?? throw WithoutExamples(nameof(before));
        EmbeddedCorpus second = after.Examples ?? throw WithoutExamples(nameof(after));
        options ??= new();
        options.Validate();

        IReadOnlyList<LabeledText> old = first.Corpus.Texts, now = second.Corpus.Texts;
        ExampleMatching matching = new(old, now);
        CommonFolds? folds = CommonFolds.Create(first, second, matching, options);
        (OutOfFoldPredictions Before, OutOfFoldPredictions After)? predictions = folds?.Predict(before.Summary.Options, after.Summary.Options, cancellationToken);
        return new()
        {
            Before = before.Summary,
            After = after.Summary,
            Added = [.. matching.Added.Select(i => now[i])],
            Removed = [.. matching.Removed.Select(i => old[i])],
            Relabeled = [.. matching.Relabeled.Select(r => new RelabeledText(old[r.Before], now[r.After]))],
            KeptCount = matching.Kept.Count,
            Accuracy = predictions is not { } p ? null : new(folds!.Scoring.Accuracy(p.Before), folds.Scoring.Accuracy(p.After), folds.Scoring.AccuracyDifference(p.After, p.Before)),
            LogLoss = predictions is not { } q ? null : new(folds!.Scoring.LogLoss(q.Before), folds.Scoring.LogLoss(q.After), folds.Scoring.LogLossDifference(q.After, q.Before)),
            ChangedDecisions = predictions is not { } r ? [] : [.. Changes(folds!.Kept, r.Before, r.After).OrderByDescending(c => c.After.Probability)],
        };
    }

    /// <summary>The comparison in sentences, one a line, without any text of an example.</summary>
    public override string ToString() => string.Join('\n', Lines());

    private IEnumerable<string> Lines()
    {
        yield return $"Examples: {Added.Count} added, {Removed.Count} removed, {Relabeled.Count} relabelled, {KeptCount} kept.";
        if (AddedLabels.Count > 0)
            yield return $"Classes added: {string.Join(", ", AddedLabels)}.";
        if (RemovedLabels.Count > 0)
            yield return $"Classes removed: {string.Join(", ", RemovedLabels)}.";
        if (Accuracy is { } accuracy && LogLoss is { } logLoss)
        {
            string conclusion = accuracy.Difference.ExcludesZero || logLoss.Difference.ExcludesZero ? "" : $" (not distinguishable with {KeptCount} texts)";
            yield return $"On the kept examples, each predicted by models that had not seen it{conclusion}:";
            yield return $"  accuracy {accuracy.Before} before, {accuracy.After} after; after − before = {accuracy.Difference.ToSignedString(100, "0.0", " points")}.";
            yield return $"  log-loss {logLoss.Before} before, {logLoss.After} after; after − before = {logLoss.Difference.ToSignedString(1, "0.00", "")}.";
            yield return $"  decisions changed: {ChangedDecisions.Count}, {ChangedDecisions.Count(c => c.IsCorrected)} of them to the right class and {ChangedDecisions.Count(c => c.IsSpoiled)} away from it.";
        }
        else
        {
            yield return "Scores are not compared: both need examples in common, and enough independent ones to hold some out.";
        }

        IEnumerable<string> weights = Before.Views.Select(v => v.Name).Union(After.Views.Select(v => v.Name))
            .Select(name => $"{name} {WeightOf(Before, name)} → {WeightOf(After, name)}");
        yield return $"Weights of the views: {string.Join(", ", weights)}.";
        yield return string.Create(CultureInfo.InvariantCulture, $"Abstains below a probability of {Before.Abstention.Threshold:0.00} → {After.Abstention.Threshold:0.00}.");
    }

    private static IEnumerable<ChangedDecision> Changes(Corpus kept, OutOfFoldPredictions before, OutOfFoldPredictions after)
    {
        for (int i = 0; i < kept.Texts.Count; i++)
        {
            (LabelProbability old, LabelProbability now) = (before.MeanDecision(i), after.MeanDecision(i));
            if (old.Label != now.Label)
                yield return new(kept.Texts[i], old, now);
        }
    }

    private static string[] Except(TrainingSummary one, TrainingSummary other) =>
        [.. one.Classes.Select(c => c.Label).Except(other.Classes.Select(c => c.Label), StringComparer.Ordinal)];

    private static string WeightOf(TrainingSummary summary, string view) =>
        summary.Views.FirstOrDefault(v => v.Name == view)?.Weight.ToString("0.00", CultureInfo.InvariantCulture) ?? "none";

    private static ArgumentException WithoutExamples(string parameter) =>
        new("The classifier has no examples to compare on: load it with them.", parameter);
}
