using TextTransfer.Tests.Encoders.Generation;

namespace TextTransfer.Tests.Caching;

/// <summary>A service behind a cache: what it answered once is not asked again, and another model is not answered from its entries.</summary>
public sealed class CachedServiceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_text_is_asked_for_once()
    {
        using EmbeddingService service = new();
        EmbeddingCache cache = EmbeddingCache.Open(folder.Path);
        using ITextEncoder encoder = await service.AsTextEncoderAsync(cancellationToken: Token);
        using CachedTextEncoder cached = encoder.WithCache(cache);
        TextEmbedding first = cached.Encode("a letter", Token);
        int requests = service.Requests.Count;

        using CachedTextEncoder again = encoder.WithCache(cache);
        Assert.Equal(first.Vector.ToArray(), again.Encode("a letter", Token).Vector.ToArray());
        Assert.Equal(requests, service.Requests.Count);
    }

    [Fact]
    public async Task Another_model_under_the_same_name_is_refused()
    {
        using EmbeddingService service = new(seed: 1);
        using EmbeddingService changed = new(seed: 2);
        using ITextEncoder encoder = await service.AsTextEncoderAsync(cancellationToken: Token);
        using ITextEncoder other = await changed.AsTextEncoderAsync(cancellationToken: Token);
        EmbeddingCache cache = EmbeddingCache.Open(folder.Path);
        encoder.WithCache(cache).Dispose();

        ArgumentException error = Assert.Throws<ArgumentException>(() => other.WithCache(cache));
        Assert.Contains(folder.Path, error.Message, StringComparison.Ordinal);
    }
}
