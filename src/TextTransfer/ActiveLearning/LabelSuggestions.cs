using System.Globalization;
using TextTransfer.ActiveLearning.Selection;
using TextTransfer.Concurrency;

namespace TextTransfer;

/// <summary>Which texts to label next. Immutable.</summary>
/// <remarks>
/// With few labelled texts a classifier does not know what it does not know, and its doubts mislead: then the most typical text
/// of each region without labels is suggested (Hacohen, Dekel and Weinshall, Active learning on a budget, 2022). With more, the
/// texts it is least sure of are, spread over regions so that no two ask the same (Zhdanov, Diverse mini-batch active learning,
/// 2019). Texts chosen so are no random sample: scores of a classifier on them say less than they seem to about other texts.
/// </remarks>
public sealed record LabelSuggestions
{
    /// <summary>The texts to label, the most useful first; fewer than asked for when the pool is smaller.</summary>
    public required IReadOnlyList<LabelSuggestion> Texts { get; init; }

    /// <summary>How they were chosen.</summary>
    public required SuggestionStrategy Strategy { get; init; }

    /// <summary>Texts to choose from, without those that are labelled already, blank or there twice.</summary>
    public required int PoolCount { get; init; }

    /// <summary>Texts labelled so far.</summary>
    public required int LabeledCount { get; init; }

    /// <summary>What labelling them is expected to bring; <see langword="null"/> when it was not asked for, or there are too few labelled texts to tell.</summary>
    public LabelingGain? Gain { get; init; }

    /// <summary>Embeds texts and chooses which of them to label. Of every text only one vector is kept, so that a pool may be large.</summary>
    /// <param name="classifier">A classifier with its examples, so that what is labelled already is known.</param>
    /// <param name="pool">Texts without labels.</param>
    /// <param name="options">How many, and how; the defaults when <see langword="null"/>.</param>
    /// <param name="progress">Told the number of texts embedded so far, from any thread.</param>
    /// <param name="cancellationToken">Looked at while embedding, between predictions and within fits.</param>
    /// <exception cref="ArgumentException">The classifier has no examples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static LabelSuggestions Make(
        TextClassifier classifier, IReadOnlyList<string> pool, SuggestionOptions? options = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        EmbeddedCorpus examples = ExamplesOf(classifier, options ??= new());
        int[] open = OpenTexts(examples, pool);
        List<float[]> vectors = [];
        List<Prediction> predictions = [];
        foreach (int[] batch in open.Chunk(1024))
        {
            foreach (EmbeddedText text in classifier.Embed([.. batch.Select(i => pool[i])], OffsetProgress.Of(progress, vectors.Count), cancellationToken))
            {
                vectors.Add(text.Embedding.Vector.ToArray());
                predictions.Add(classifier.Predict(text));
            }
        }

        return Choose(examples, open, vectors, predictions, options, cancellationToken);
    }

    /// <summary>Chooses texts to label among some that are embedded already.</summary>
    /// <param name="classifier">A classifier with its examples, so that what is labelled already is known.</param>
    /// <param name="pool">Texts without labels, embedded by the classifier's encoder.</param>
    /// <param name="options">How many, and how; the defaults when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Looked at between predictions and within fits.</param>
    /// <exception cref="ArgumentException">The classifier has no examples, or a text was embedded by another encoder.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static LabelSuggestions Make(TextClassifier classifier, IReadOnlyList<EmbeddedText> pool, SuggestionOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pool);
        EmbeddedCorpus examples = ExamplesOf(classifier, options ??= new());
        int[] open = OpenTexts(examples, [.. pool.Select(t => t.Text)]);
        List<Prediction> predictions = [];
        foreach (int i in open)
        {
            cancellationToken.ThrowIfCancellationRequested();
            predictions.Add(classifier.Predict(pool[i]));
        }

        return Choose(examples, open, [.. open.Select(i => pool[i].Embedding.Vector.ToArray())], predictions, options, cancellationToken);
    }

    /// <summary>How the texts were chosen and what labelling them is expected to bring, in sentences.</summary>
    public override string ToString()
    {
        string how = Strategy == SuggestionStrategy.Typical
            ? "the most typical texts of regions without labels, since few are labelled"
            : "texts the classifier is unsure of, spread over the pool";
        return string.Create(CultureInfo.InvariantCulture, $"{Texts.Count} of {PoolCount} texts, beside {LabeledCount} labelled: {how}.{(Gain is null ? "" : $" {Gain}")}");
    }

    private static LabelSuggestions Choose(
        EmbeddedCorpus examples, int[] open, IReadOnlyList<float[]> vectors, List<Prediction> predictions, SuggestionOptions options, CancellationToken cancellationToken)
    {
        SuggestionStrategy strategy = options.Strategy ?? StrategyFor(examples.Corpus);
        int count = Math.Min(options.Count, open.Length);
        IReadOnlyList<int> chosen = [];
        if (count > 0)
        {
            LabelingState state = LabelingState.Of(examples, vectors, predictions);
            chosen = strategy == SuggestionStrategy.Typical
                ? TypicalTexts.Choose(state, count, options.Seed, cancellationToken)
                : UncertainTexts.Choose(state, count, options.Seed, cancellationToken);
        }

        return new()
        {
            Texts = [.. chosen.Select(i => new LabelSuggestion(open[i], predictions[i]))],
            Strategy = strategy,
            PoolCount = open.Length,
            LabeledCount = examples.Texts.Count,
            Gain = options.ForecastsGain ? LabelingGain.Forecast(examples, count, options.Seed, cancellationToken) : null,
        };
    }

    private static EmbeddedCorpus ExamplesOf(TextClassifier classifier, SuggestionOptions options)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        options.Validate();
        return classifier.Examples ?? throw new ArgumentException("The classifier has no examples, so that what is labelled already is not known: load it with them.", nameof(classifier));
    }

    /// <summary>Texts that are not blank, not labelled and not there before.</summary>
    private static int[] OpenTexts(EmbeddedCorpus examples, IReadOnlyList<string> pool)
    {
        HashSet<string> seen = new(examples.Texts.Select(t => t.Text.Trim()), StringComparer.Ordinal);
        return [.. Enumerable.Range(0, pool.Count).Where(i => !string.IsNullOrWhiteSpace(pool[i]) && seen.Add(pool[i].Trim()))];
    }

    /// <summary>By the labelled texts per class.</summary>
    private static SuggestionStrategy StrategyFor(Corpus labeled) =>
        labeled.Texts.Count < SuggestionOptions.TypicalBelowPerClass * labeled.Labels.Count ? SuggestionStrategy.Typical : SuggestionStrategy.Uncertain;
}
