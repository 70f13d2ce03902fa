using TextTransfer.Encoders.Generation;

namespace TextTransfer;

/// <summary>Putting a cache before an encoder.</summary>
public static class TextEncoderCaching
{
    /// <summary>Gives an encoder that looks into a cache first and asks this one for what is not there.</summary>
    /// <param name="encoder">Is asked for what the cache has not; the caller disposes it, after the result.</param>
    /// <param name="cache">Where embeddings are looked for and kept; may serve any number of encoders.</param>
    /// <remarks>
    /// A service that has changed behind its name would be answered from the old one's entries. So its probe
    /// (<see cref="EncoderInfo.Probe"/>) is kept in the cache too, at the cost of one request the first time, and compared.
    /// </remarks>
    /// <example>
    /// <code>
    /// using ITextEncoder encoder = MultilingualE5.Create();
    /// using ITextEncoder cached = encoder.WithCache(EmbeddingCache.Open());
    /// </code>
    /// </example>
    /// <exception cref="ArgumentException">
    /// The encoder's fingerprint is not a SHA-256 in lower-case hexadecimal, or the cache holds another model's embeddings under it.
    /// </exception>
    public static CachedTextEncoder WithCache(this ITextEncoder encoder, EmbeddingCache cache)
    {
        CachedTextEncoder cached = new(encoder, cache);
        if (encoder.Info.Probe is not null && !EncoderProbe.Agree(encoder.Info with { Probe = EncoderProbe.Of(cached.EncodeAll(EncoderProbe.Texts)) }, encoder.Info))
        {
            throw new ArgumentException(
                $"The service behind '{encoder.Info.Name}' answers otherwise than the embeddings kept under its fingerprint; clear the cache in '{cache.Folder}' or state another {nameof(GeneratorEncoderOptions.Identity)}.",
                nameof(encoder));
        }

        return cached;
    }
}
