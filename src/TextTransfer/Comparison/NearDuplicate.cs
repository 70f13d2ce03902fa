namespace TextTransfer;

/// <summary>Two texts of different sides that are nearly the same. Immutable.</summary>
/// <param name="A">The text of the first side.</param>
/// <param name="B">That of the second.</param>
/// <param name="Similarity">The share of their runs of five words that both have (Jaccard), 0 to 1.</param>
public sealed record NearDuplicate(Document A, Document B, double Similarity);
