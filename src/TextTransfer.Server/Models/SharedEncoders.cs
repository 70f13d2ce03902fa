using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace TextTransfer.Server.Models;

/// <summary>The encoders of the models, each opened once and disposed with the application.</summary>
internal sealed class SharedEncoders(IOptions<TextTransferOptions> options) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<ITextEncoder>> opened = new(StringComparer.Ordinal);
    private readonly List<IDisposable> owned = [];

    /// <summary>What the cache was worth; <see langword="null"/> without one.</summary>
    public EmbeddingCacheStatistics? CacheStatistics => options.Value.Cache?.Statistics;

    /// <summary>The encoder a model was trained with.</summary>
    public ITextEncoder Get(EncoderInfo trained)
    {
        Lazy<ITextEncoder> encoder = opened.GetOrAdd(trained.Fingerprint, _ => new(() => Open(trained)));
        try
        {
            return encoder.Value;
        }
        catch
        {
            // It may be put right before the next try.
            opened.TryRemove(KeyValuePair.Create(trained.Fingerprint, encoder));
            throw;
        }
    }

    public void Dispose()
    {
        lock (owned)
            Enumerable.Reverse(owned).ToList().ForEach(o => o.Dispose());
    }

    private ITextEncoder Open(EncoderInfo trained)
    {
        ITextEncoder encoder = options.Value.OpenEncoder(trained);
        lock (owned)
            owned.Add(encoder);
        if (options.Value.Cache is not { } cache)
            return encoder;
        ITextEncoder cached = encoder.WithCache(cache);
        lock (owned)
            owned.Add(cached);
        return cached;
    }
}
