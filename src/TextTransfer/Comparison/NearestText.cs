namespace TextTransfer;

/// <summary>A text and the nearest of the other side by meaning. Immutable.</summary>
/// <param name="Text">The text.</param>
/// <param name="Nearest">The nearest of the other side.</param>
/// <param name="Similarity">The cosine of their embeddings, −1 to 1.</param>
public sealed record NearestText(Document Text, Document Nearest, double Similarity);
