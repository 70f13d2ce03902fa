namespace TextTransfer;

/// <summary>A word, pair or pattern and how its frequency differs between the sides. Immutable.</summary>
public sealed record Keyword
{
    /// <summary>What it is.</summary>
    public required KeywordKind Kind { get; init; }

    /// <summary>The word or pair in lower case, or the name of the pattern.</summary>
    public required string Text { get; init; }

    /// <summary>Occurrences in the first.</summary>
    public required int CountA { get; init; }

    /// <summary>Occurrences in the second.</summary>
    public required int CountB { get; init; }

    /// <summary>Independent texts of the first that have it.</summary>
    public required int TextsA { get; init; }

    /// <summary>Independent texts of the second that have it.</summary>
    public required int TextsB { get; init; }

    /// <summary>Occurrences in a million words of the first.</summary>
    public required double PerMillionA { get; init; }

    /// <summary>Occurrences in a million words of the second.</summary>
    public required double PerMillionB { get; init; }

    /// <summary>See <see cref="Keyness.LogLikelihood"/>. It takes every word for independent of the others: an effect size here, no test.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>See <see cref="Keyness.LogRatio"/>: above 0 more frequent in the first.</summary>
    public required double LogRatio { get; init; }

    /// <summary>The log ratio with its interval, from its variance over texts; <see langword="null"/> where a side has none or too few texts.</summary>
    public Estimate? LogRatioEstimate { get; init; }

    /// <summary>See <see cref="Keyness.BayesFactor"/>.</summary>
    public required double BayesFactor { get; init; }

    /// <summary>See <see cref="Keyness.DeviationOfProportions"/>, over the texts of the first; <see langword="null"/> where it has none.</summary>
    public double? DispersionA { get; init; }

    /// <summary>The same of the second.</summary>
    public double? DispersionB { get; init; }

    /// <summary>
    /// How probable a share so uneven is among random assignments of whole texts to the sides: their variance tells how many occurrences
    /// there are in effect, since those of one text come together, and these are binomial. <see langword="null"/> where there are too few texts.
    /// </summary>
    public double? PValue { get; init; }

    /// <summary>The p-value corrected for the other items of its kind (Benjamini and Hochberg, 1995).</summary>
    public double? AdjustedPValue { get; init; }
}
