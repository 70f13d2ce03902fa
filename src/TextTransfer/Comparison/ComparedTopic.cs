namespace TextTransfer;

/// <summary>A cluster of texts of like meaning and how much of it each side has. Immutable.</summary>
public sealed record ComparedTopic
{
    /// <summary>Words that set its texts apart from the others, by log-likelihood; only of texts compared in words.</summary>
    public required IReadOnlyList<string> DistinctiveWords { get; init; }

    /// <summary>The texts nearest to its centre, the nearest first.</summary>
    public required IReadOnlyList<Document> TypicalTexts { get; init; }

    /// <summary>Texts of the first side.</summary>
    public required int TextsA { get; init; }

    /// <summary>Texts of the second side.</summary>
    public required int TextsB { get; init; }

    /// <summary>Its share of the first side's texts, 0 to 1.</summary>
    public required double ShareA { get; init; }

    /// <summary>Its share of the second side's texts.</summary>
    public required double ShareB { get; init; }

    /// <summary>Whether both sides have it: neither share is below a tenth of the other.</summary>
    public bool IsShared => Math.Min(ShareA, ShareB) >= Math.Max(ShareA, ShareB) / 10;

    /// <summary>How probable shares so uneven are among random assignments of texts to sides; see <see cref="Keyword.PValue"/>.</summary>
    public double? PValue { get; init; }

    /// <summary>The p-value corrected for the other topics (Benjamini and Hochberg, 1995).</summary>
    public double? AdjustedPValue { get; init; }
}
