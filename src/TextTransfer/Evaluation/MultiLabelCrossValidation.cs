using TextTransfer.Classification.Training;
using TextTransfer.Concurrency;
using TextTransfer.Corpora.Indexing;
using TextTransfer.Statistics;

namespace TextTransfer;

/// <summary>Cross-validates a corpus whose texts have any number of labels.</summary>
public static class MultiLabelCrossValidation
{
    /// <summary>
    /// Scores methods by repeated folds that spread every label evenly and keep groups, equal and nearly equal texts together; the whole
    /// training, thresholds included, is repeated in every fold. Deterministic by seed.
    /// </summary>
    /// <param name="corpus">The texts, their labels as <see cref="LabelSet"/>, and their embeddings.</param>
    /// <param name="methods">At least one; <see cref="MultiLabelMethods.All"/> when <see langword="null"/>.</param>
    /// <param name="options">Folds, repeats, seed; the defaults when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Looked at between fits and handed to the methods.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="LabelSetException">The labels of a text cannot be told apart, or all texts have one of them.</exception>
    /// <exception cref="CorpusTooSmallException">No text has a label, or some fold would leave no label to train on.</exception>
    public static MultiLabelEvaluation CrossValidateMultiLabel(
        this EmbeddedCorpus corpus, IReadOnlyList<IMultiLabelMethod>? methods = null, CrossValidationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        methods ??= MultiLabelMethods.All;
        ArgumentOutOfRangeException.ThrowIfZero(methods.Count, nameof(methods));
        options ??= new();
        options.Validate();

        LabelSetIndex index = LabelSetIndex.ForTraining(corpus.Corpus);
        IReadOnlyList<Fold> folds = Folds.MultiLabelStratified(corpus.Corpus, options.Folds, options.Repeats, options.Seed);
        if (folds.Any(f => f.Training.All(i => index.OfText[i].Length == 0)))
            throw new CorpusTooSmallException("With a fold held out, no text with a label is left to train on: label more independent texts.");

        var given = new bool[methods.Count][][][];
        for (int m = 0; m < methods.Count; m++)
            given[m] = [.. Enumerable.Range(0, options.Repeats).Select(_ => new bool[index.OfText.Length][])];
        EmbeddedCorpus[] training = [.. folds.Select(f => corpus.Subset(f.Training))];
        Concurrently.For(folds.Count * methods.Count, options.Workers ?? Environment.ProcessorCount, job =>
        {
            (int fold, int m) = Math.DivRem(job, methods.Count);
            IMultiLabelModel model = methods[m].Fit(training[fold], unchecked((options.Seed * 31) + fold), cancellationToken);
            foreach (int text in folds[fold].Test)
                given[m][folds[fold].Repeat][text] = Decide(model, corpus.Texts[text], index.Labels);
        }, cancellationToken);

        bool[][] gold = [.. index.OfText.Select(set => Enumerable.Range(0, index.Count).Select(k => Array.BinarySearch(set, k) >= 0).ToArray())];
        Clusters clusters = new(corpus.Corpus, index);
        return new MultiLabelEvaluation
        {
            TextCount = corpus.Texts.Count,
            GroupCount = clusters.Count,
            NearDuplicateCount = clusters.NearDuplicates.KeptCount,
            Labels = [.. index.Labels.Zip(index.Counts, (label, count) => new ClassCount(label, count))],
            Cardinality = index.Cardinality,
            Encoder = corpus.Encoder,
            Folds = folds[^1].Index + 1,
            Repeats = options.Repeats,
            Seed = options.Seed,
            Scores = [.. methods.Select((m, i) => Score(m.Name, [.. given[i].Select(g => new LabelDecisions(gold, g))], clusters, options.Seed))],
            Warnings = [.. IndependentTexts.WarningsOf(corpus.Corpus, clusters)],
        };
    }

    /// <summary>The decisions of a model on labels of which it may not have seen all.</summary>
    private static bool[] Decide(IMultiLabelModel model, EmbeddedText text, IReadOnlyList<string> labels)
    {
        HashSet<string> given = [.. model.Decide(model.Predict(text)).Zip(model.Labels).Where(d => d.First).Select(d => d.Second)];
        return [.. labels.Select(given.Contains)];
    }

    private static MultiLabelScore Score(string name, LabelDecisions[] repeats, Clusters clusters, int seed)
    {
        return new(
            name,
            Proportion.Interval(ClusterBootstrap.Of(w => repeats.Average(r => r.MicroF1(w)), clusters.ClusterOf, seed)),
            Proportion.Interval(ClusterBootstrap.Of(w => repeats.Average(r => r.MacroF1(w)), clusters.ClusterOf, seed)),
            Mean(r => r.HammingLosses),
            Mean(r => r.SubsetAccuracies),
            repeats.Average(r => r.Figures.Cardinality),
            Average(r => r.F1OfLabels()));

        Estimate Mean(Func<LabelDecisions, double[]> perText) => Proportion.Interval(ClusteredMean.Of(Average(perText), clusters.ClusterOf));

        double[] Average(Func<LabelDecisions, double[]> values)
        {
            double[][] all = [.. repeats.Select(values)];
            return [.. Enumerable.Range(0, all[0].Length).Select(i => all.Average(v => v[i]))];
        }
    }
}
