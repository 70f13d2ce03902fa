namespace TextTransfer;

/// <summary>What became of one golden text. Immutable.</summary>
public sealed record EncoderTextCheck
{
    /// <summary>The text, without prompt.</summary>
    public required string Text { get; init; }

    /// <summary>Token ids it has now, special tokens and prompt included, before any cut at the length limit.</summary>
    public required int TokenCount { get; init; }

    /// <summary>Whether its ids are those of <c>golden.json</c>; <see langword="null"/> without one.</summary>
    public bool? AreIdsEqual { get; init; }

    /// <summary>Where the ids part; <see langword="null"/> when they are equal or there is nothing to compare.</summary>
    public TokenDifference? FirstDifference { get; init; }

    /// <summary>
    /// Cosine of its vector to the one in <c>golden.json</c>, −1 to 1; 0 when one of them is zero or not finite;
    /// <see langword="null"/> when there is nothing to compare.
    /// </summary>
    public double? Cosine { get; init; }

    /// <summary>Euclidean length of its vector; <see langword="null"/> when it could not be encoded or is not finite.</summary>
    public double? Norm { get; init; }

    /// <summary>Euclidean length of its vector in <c>golden.json</c>; <see langword="null"/> without one.</summary>
    public double? ExpectedNorm { get; init; }
}
