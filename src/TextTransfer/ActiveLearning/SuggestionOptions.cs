namespace TextTransfer;

/// <summary>How many texts to label are chosen, and how. Immutable.</summary>
public sealed record SuggestionOptions
{
    /// <summary>
    /// Labelled texts per class below which typical texts are suggested. Chosen on training rows of public sets that no
    /// reported draw uses.
    /// </summary>
    internal const int TypicalBelowPerClass = 16;

    /// <summary>Texts to suggest, at least 1. Default 20: a quarter of an hour of reading.</summary>
    public int Count { get; init; } = 20;

    /// <summary>How they are chosen. Default: <see langword="null"/>, typical texts with few labelled ones, uncertain texts after that.</summary>
    public SuggestionStrategy? Strategy { get; init; }

    /// <summary>
    /// Whether to forecast what labelling them brings: the mixture is cross-validated twice on the labelled texts, which takes some
    /// seconds. Default: yes.
    /// </summary>
    public bool ForecastsGain { get; init; } = true;

    /// <summary>Decides where regions begin; the same seed gives the same texts. Default 0.</summary>
    public int Seed { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    internal void Validate()
    {
        if (Count < 1)
            throw new ArgumentOutOfRangeException(nameof(Count), Count, "Must be at least 1.");
    }
}
