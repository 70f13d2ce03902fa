using System.Globalization;
using TextTransfer.ActiveLearning.Selection;

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

    /// <summary>Chooses texts to label.</summary>
    /// <param name="classifier">A classifier with its examples, so that what is labelled already is known.</param>
    /// <param name="pool">Texts without labels, embedded by the classifier's encoder.</param>
    /// <param name="options">How many, and how; the defaults when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Looked at between predictions and within fits.</param>
    /// <exception cref="ArgumentException">The classifier has no examples, or a text was embedded by another encoder.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static LabelSuggestions Make(TextClassifier classifier, IReadOnlyList<EmbeddedText> pool, SuggestionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(pool);
        options ??= new();
        options.Validate();
        EmbeddedCorpus examples = classifier.Examples ?? throw new ArgumentException("The classifier has no examples, so that what is labelled already is not known: load it with them.", nameof(classifier));

        HashSet<string> seen = new(examples.Texts.Select(t => t.Text.Trim()), StringComparer.Ordinal);
        int[] open = [.. Enumerable.Range(0, pool.Count).Where(i => !string.IsNullOrWhiteSpace(pool[i].Text) && seen.Add(pool[i].Text.Trim()))];
        Prediction[] predictions = [.. open.Select(i => Predict(classifier, pool[i], cancellationToken))];
        LabelingState state = LabelingState.Of(examples, [.. open.Select(i => pool[i])], predictions);
        SuggestionStrategy strategy = options.Strategy ?? StrategyFor(examples.Corpus);
        IReadOnlyList<int> chosen = open.Length == 0 ? []
            : strategy == SuggestionStrategy.Typical ? TypicalTexts.Choose(state, Math.Min(options.Count, open.Length), options.Seed, cancellationToken)
            : UncertainTexts.Choose(state, Math.Min(options.Count, open.Length), options.Seed, cancellationToken);
        return new()
        {
            Texts = [.. chosen.Select(i => new LabelSuggestion(open[i], predictions[i]))],
            Strategy = strategy,
            PoolCount = open.Length,
            LabeledCount = examples.Texts.Count,
            Gain = options.ForecastsGain ? LabelingGain.Forecast(examples, chosen.Count, options.Seed, cancellationToken) : null,
        };
    }

    /// <summary>How the texts were chosen and what labelling them is expected to bring, in sentences.</summary>
    public override string ToString()
    {
        string how = Strategy == SuggestionStrategy.Typical
            ? "the most typical texts of regions without labels, since few are labelled"
            : "texts the classifier is unsure of, spread over the pool";
        return string.Create(CultureInfo.InvariantCulture, $"{Texts.Count} of {PoolCount} texts, beside {LabeledCount} labelled: {how}.{(Gain is null ? "" : $" {Gain}")}");
    }

    /// <summary>By the labelled texts per class.</summary>
    internal static SuggestionStrategy StrategyFor(Corpus labeled) =>
        labeled.Texts.Count < SuggestionOptions.TypicalBelowPerClass * labeled.Labels.Count ? SuggestionStrategy.Typical : SuggestionStrategy.Uncertain;

    private static Prediction Predict(TextClassifier classifier, EmbeddedText text, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return classifier.Predict(text);
    }
}
