namespace TextTransfer;

/// <summary>Putting a cache before an encoder.</summary>
public static class TextEncoderCaching
{
    /// <summary>Gives an encoder that looks into a cache first and asks this one for what is not there.</summary>
    /// <param name="encoder">Is asked for what the cache has not; the caller disposes it, after the result.</param>
    /// <param name="cache">Where embeddings are looked for and kept; may serve any number of encoders.</param>
    /// <example>
    /// <code>
    /// using ITextEncoder encoder = MultilingualE5.Create();
    /// using ITextEncoder cached = encoder.WithCache(EmbeddingCache.Open());
    /// </code>
    /// </example>
    /// <exception cref="ArgumentException">The encoder's fingerprint is not a SHA-256 in lower-case hexadecimal.</exception>
    public static CachedTextEncoder WithCache(this ITextEncoder encoder, EmbeddingCache cache) => new(encoder, cache);
}
