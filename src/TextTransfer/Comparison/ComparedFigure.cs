namespace TextTransfer;

/// <summary>A figure of both sides and their difference. Immutable.</summary>
public sealed record ComparedFigure
{
    /// <summary>The name, such as <c>words per sentence</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about.</summary>
    public required ComparisonAspect Aspect { get; init; }

    /// <summary>The figure of the first side; <see langword="null"/> where there is too little text.</summary>
    public double? ValueA { get; init; }

    /// <summary>That of the second.</summary>
    public double? ValueB { get; init; }

    /// <summary>The figure of the first with its interval, by resampling texts; <see langword="null"/> where there are too few.</summary>
    public Estimate? A { get; init; }

    /// <summary>That of the second.</summary>
    public Estimate? B { get; init; }

    /// <summary>The second minus the first.</summary>
    public Estimate? Difference { get; init; }

    /// <summary>The share of random assignments of texts with at least this difference, whatever its sign; <see langword="null"/> where there are too few.</summary>
    public double? PValue { get; init; }

    /// <summary>The p-value corrected for the other figures (Benjamini and Hochberg, 1995).</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>What there is too little of; with values, they are not to be relied on.</summary>
    public TextShortage? Shortage { get; init; }

    /// <summary>What to mind in reading it, or <see langword="null"/>.</summary>
    public string? Remark { get; init; }
}
