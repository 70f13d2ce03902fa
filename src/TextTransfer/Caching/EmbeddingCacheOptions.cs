namespace TextTransfer;

/// <summary>How an embedding cache is kept. Immutable.</summary>
public sealed record EmbeddingCacheOptions
{
    /// <summary>
    /// Bytes of all entries together, of every encoder; default: 2,000,000,000, about 95,000 texts of an encoder that offers
    /// 13 layers of 384 values. Beyond it the least recently used entries go, down to 90 %. A file system that hands out whole
    /// blocks takes up to one block an entry more.
    /// </summary>
    public long MaxBytes { get; init; } = 2_000_000_000;

    /// <summary>Tells the time of use; default: the system's clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
