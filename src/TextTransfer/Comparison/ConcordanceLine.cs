namespace TextTransfer;

/// <summary>An occurrence of a word in its context. Immutable.</summary>
/// <param name="Document">The document.</param>
/// <param name="Position">Where the word begins in its text, in UTF-16 units.</param>
/// <param name="Left">What stands before it, on one line.</param>
/// <param name="Word">The word as it stands there.</param>
/// <param name="Right">What stands after it.</param>
public sealed record ConcordanceLine(Document Document, int Position, string Left, string Word, string Right);
