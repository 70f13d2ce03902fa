namespace TextTransfer;

/// <summary>What an <see cref="EmbeddingCache"/> was worth since it was opened. Immutable.</summary>
/// <param name="Hits">Look-ups that found an embedding.</param>
/// <param name="Misses">Look-ups that did not.</param>
/// <param name="Dropped">Entries that were damaged or of an unknown format, and were deleted; each is a miss too.</param>
/// <param name="BytesWritten">Bytes of entries written.</param>
public readonly record struct EmbeddingCacheStatistics(long Hits, long Misses, long Dropped, long BytesWritten);
