namespace TextTransfer;

/// <summary>What an <see cref="EmbeddingCache"/> keeps of one encoder. Immutable.</summary>
/// <param name="EncoderName">The encoder's name for people, as one of the entries has it.</param>
/// <param name="Fingerprint">The encoder's fingerprint.</param>
/// <param name="EntryCount">Embeddings kept.</param>
/// <param name="Bytes">Bytes of their files.</param>
/// <param name="LastUsed">When one of them was last written or read, to about an hour.</param>
public sealed record EmbeddingCacheUsage(string EncoderName, string Fingerprint, int EntryCount, long Bytes, DateTimeOffset LastUsed);
