namespace TextTransfer.Cli;

/// <summary>An encoder opened for one command, or two side by side, behind a cache unless that is turned off.</summary>
internal sealed class OpenedEncoder : IDisposable
{
    private readonly IReadOnlyList<ITextEncoder> inner;
    private readonly EmbeddingCache? cache;
    private EmbeddingCacheStatistics told;
    private bool isProblemTold;

    /// <param name="inner">One encoder or two; disposed with this.</param>
    /// <param name="cache">The cache, if there is to be one.</param>
    public OpenedEncoder(IReadOnlyList<ITextEncoder> inner, EmbeddingCache? cache)
    {
        this.inner = inner;
        this.cache = cache;
        ITextEncoder[] cached = [.. inner.Select(e => cache is null ? e : e.WithCache(cache))];
        Encoder = cached.Length == 1 ? cached[0] : new SideBySideEncoder(cached[0], cached[1]);
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
        foreach (ITextEncoder encoder in inner)
            encoder.Dispose();
    }
}
