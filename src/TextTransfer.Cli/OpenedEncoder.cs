namespace TextTransfer.Cli;

/// <summary>An encoder opened for one command, behind a cache unless that is turned off.</summary>
internal sealed class OpenedEncoder : IDisposable
{
    private readonly ITextEncoder inner;
    private readonly EmbeddingCache? cache;
    private EmbeddingCacheStatistics told;
    private bool isProblemTold;

    public OpenedEncoder(ITextEncoder inner, EmbeddingCache? cache)
    {
        this.inner = inner;
        this.cache = cache;
        Encoder = cache is null ? inner : inner.WithCache(cache);
    }

    public ITextEncoder Encoder { get; }

    /// <summary>Says what the cache was worth since it was asked last, and once why it stores nothing.</summary>
    public void TellCacheUse(StandardStreams streams)
    {
        if (cache is null)
            return;

        EmbeddingCacheStatistics now = cache.Statistics;
        long hits = now.Hits - told.Hits;
        if (hits > 0)
            streams.Error.WriteLine($"{hits} of {hits + now.Misses - told.Misses} texts from the cache ({Encoder.Info.Name}).");
        told = now;
        if (cache.Problem is { } problem && !isProblemTold)
            streams.Error.WriteLine($"warning: {Output.Printable.Message(problem)}");
        isProblemTold = cache.Problem is not null;
    }

    public void Dispose()
    {
        Encoder.Dispose();
        inner.Dispose();
    }
}
