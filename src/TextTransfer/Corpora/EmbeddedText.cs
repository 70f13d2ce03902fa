namespace TextTransfer;

/// <summary>A text together with its embedding: what a classifier reads. Immutable.</summary>
/// <param name="Text">The text that was encoded; lexical views read it.</param>
/// <param name="Embedding">Its embedding.</param>
public sealed record EmbeddedText(string Text, TextEmbedding Embedding);
