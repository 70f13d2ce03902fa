using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace TextTransfer.Tests.Encoders.Generation;

/// <summary>The delegating generators of Microsoft.Extensions.AI over an encoder, and an encoder over them.</summary>
public sealed class EmbeddingPipelineTests : IDisposable
{
    private const string Text = "Prune tomatoes in July, and water them in the morning.";

    private readonly OnnxTextEncoder encoder = MiniLM.Create(new() { MaxTokens = 10 });

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => encoder.Dispose();

    [Fact]
    public async Task Every_delegating_generator_works_over_an_encoder()
    {
        string source = Guid.NewGuid().ToString();
        List<Activity> activities = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = s => s.Name == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var log = new Logger();
        var cache = new Cache();
        using IEmbeddingGenerator<string, Embedding<float>> pipeline = encoder.AsEmbeddingGenerator().AsBuilder()
            .UseDistributedCache(cache, c => c.CacheKeyAdditionalValues = [encoder.Info.Fingerprint])
            .UseLogging(log)
            .UseOpenTelemetry(log, source)
            .ConfigureOptions(o => o.Dimensions = 64)
            .Use(inner => new Lowercase(inner))
            .Build();

        Embedding<float> first = await pipeline.GenerateAsync(Text, cancellationToken: Cancelled);
        Embedding<float> second = await pipeline.GenerateAsync(Text, cancellationToken: Cancelled);

        float[] expected = (await encoder.AsEmbeddingGenerator().GenerateVectorAsync(Text.ToLowerInvariant(), new() { Dimensions = 64 }, Cancelled)).ToArray();
        Assert.Equal(expected, first.Vector.ToArray());
        Assert.Equal(expected, second.Vector.ToArray());
        Assert.Equal(1, cache.Hits);
        Assert.Contains(log.Lines, l => l.Contains("generated 1 embedding", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, l => l.Contains("tomatoes", StringComparison.OrdinalIgnoreCase));
        Activity activity = Assert.Single(activities);
        Assert.Equal((long)encoder.Encode(Text, Cancelled).TokenCount, Convert.ToInt64(activity.GetTagItem("gen_ai.usage.input_tokens"), null));
        Assert.Equal(MiniLM.Name, activity.GetTagItem("gen_ai.request.model"));
        Assert.Same(encoder, pipeline.GetService<ITextEncoder>());
    }

    [Fact]
    public async Task An_encoder_over_a_generator_over_an_encoder_gives_the_same_vectors()
    {
        string[] texts = [.. Enumerable.Range(0, 30).Select(i => string.Join(' ', Enumerable.Repeat(Text, i % 3)) + i), ""];
        using ITextEncoder back = await encoder.AsEmbeddingGenerator().AsTextEncoderAsync(new() { BatchSize = 7 }, Cancelled);

        IReadOnlyList<TextEmbedding> expected = encoder.EncodeAll(texts, cancellationToken: Cancelled);
        IReadOnlyList<TextEmbedding> actual = back.EncodeAll(texts, cancellationToken: Cancelled);

        Assert.Equal(expected.Select(Facts), actual.Select(Facts));
        Assert.Equal(expected.Select(e => e.Vector.ToArray()), actual.Select(e => e.Vector.ToArray()));
        EncoderInfo info = back.Info;
        Assert.Equal(encoder.Info with { LayerCount = 1, Fingerprint = info.Fingerprint }, info);
        Assert.NotEqual(encoder.Info.Fingerprint, info.Fingerprint);

        static (int, int, bool) Facts(TextEmbedding e) => (e.TokenCount, e.WindowCount, e.IsTruncated);
    }

    [Fact]
    public async Task A_cache_between_keeps_what_is_known_of_a_text()
    {
        using IEmbeddingGenerator<string, Embedding<float>> cached = encoder.AsEmbeddingGenerator().AsBuilder().UseDistributedCache(new Cache()).Build();
        using ITextEncoder back = await cached.AsTextEncoderAsync(cancellationToken: Cancelled);
        TextEmbedding first = back.Encode(Text, Cancelled);
        TextEmbedding second = back.Encode(Text, Cancelled);
        Assert.Equal(first.Vector.ToArray(), second.Vector.ToArray());
        Assert.Equal((encoder.Encode(Text, Cancelled).TokenCount, 2), (second.TokenCount, second.WindowCount));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_a_shared_cache_only_the_fingerprint_keeps_encoders_apart(bool isKeyed)
    {
        using OnnxTextEncoder raw = MiniLM.Create(new() { Normalize = false });
        var cache = new Cache();
        using IEmbeddingGenerator<string, Embedding<float>> first = Cached(encoder), second = Cached(raw);
        float[] ofFirst = (await first.GenerateVectorAsync(Text, cancellationToken: Cancelled)).ToArray();
        float[] ofSecond = (await second.GenerateVectorAsync(Text, cancellationToken: Cancelled)).ToArray();
        Assert.Equal(isKeyed ? raw.Encode(Text, Cancelled).Vector.ToArray() : ofFirst, ofSecond);

        IEmbeddingGenerator<string, Embedding<float>> Cached(ITextEncoder of) => of.AsEmbeddingGenerator().AsBuilder()
            .UseDistributedCache(cache, c => c.CacheKeyAdditionalValues = isKeyed ? [of.Info.Fingerprint] : null).Build();
    }

    [Fact]
    public async Task Another_prompt_within_the_pipeline_is_another_encoder()
    {
        using IEmbeddingGenerator<string, Embedding<float>> prompted = encoder.AsEmbeddingGenerator().AsBuilder()
            .ConfigureOptions(o => o.AdditionalProperties = new() { ["prompt"] = "topic: " }).Build();
        using ITextEncoder back = await prompted.AsTextEncoderAsync(cancellationToken: Cancelled);
        using ITextEncoder plain = await encoder.AsEmbeddingGenerator().AsTextEncoderAsync(cancellationToken: Cancelled);
        Assert.NotEqual(plain.Info.Fingerprint, back.Info.Fingerprint);
        // The settings on offer are not those of the answers, so nothing is claimed.
        Assert.Equal((PoolingMode.None, 0, null), (back.Info.Pooling, back.Info.MaxTokens, back.Info.LongTexts));
    }

    private sealed class Lowercase(IEmbeddingGenerator<string, Embedding<float>> inner) : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
    {
        public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            base.GenerateAsync(values.Select(v => v.ToLowerInvariant()), options, cancellationToken);
    }

    private sealed class Cache : IDistributedCache
    {
        private readonly ConcurrentDictionary<string, byte[]> entries = [];

        public int Hits { get; private set; }

        public byte[]? Get(string key)
        {
            byte[]? value = entries.GetValueOrDefault(key);
            Hits += value is null ? 0 : 1;
            return value;
        }

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

        public void Refresh(string key)
        {
        }

        public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

        public void Remove(string key) => entries.TryRemove(key, out _);

        public Task RemoveAsync(string key, CancellationToken token = default)
        {
            Remove(key);
            return Task.CompletedTask;
        }

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => entries[key] = value;

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Set(key, value, options);
            return Task.CompletedTask;
        }
    }

    private sealed class Logger : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
