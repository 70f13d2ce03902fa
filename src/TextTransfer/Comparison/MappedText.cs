namespace TextTransfer;

/// <summary>A text on a map by meaning. Immutable.</summary>
/// <param name="Document">The text.</param>
/// <param name="IsFirst">Whether it is of the first side.</param>
/// <param name="X">The first coordinate.</param>
/// <param name="Y">The second.</param>
public sealed record MappedText(Document Document, bool IsFirst, double X, double Y);
