using CsCheck;
using TextTransfer.Tests.Classification;

namespace TextTransfer.Tests.Caching;

public sealed class EmbeddingCacheEvictionTests
{
    private static readonly Synthetic.Encoder Encoder = new(fingerprint: new('c', 64));
    private static readonly long EntrySize = MeasureEntry();

    /// <summary>A list of texts by their last use, noted to an hour, is the model: whoever goes is used less recently than whoever stays.</summary>
    [Fact]
    public void The_least_recently_used_go_and_the_bound_holds() =>
        Gen.Select(Gen.Int[3, 15], Gen.Select(Gen.Int[0, 24], Gen.Int[1, 200]).Array[1, 80]).Sample((capacity, uses) =>
        {
            using TemporaryFolder folder = new();
            Clock clock = new();
            long bound = (capacity * EntrySize) + (EntrySize / 2);
            EmbeddingCache cache = EmbeddingCache.Open(folder.Path, new() { MaxBytes = bound, TimeProvider = clock });
            using CachedTextEncoder cached = Encoder.WithCache(cache);
            Dictionary<string, DateTimeOffset> model = [];
            foreach ((int number, int minutes) in uses)
            {
                clock.Now += TimeSpan.FromMinutes(minutes);
                string text = $"text {number}";
                EmbeddingCacheStatistics before = cache.Statistics;
                cached.Encode(text);
                bool isHit = cache.Statistics.Hits > before.Hits;
                Assert.Equal(model.ContainsKey(text), isHit);
                if (!isHit || clock.Now - model[text] >= TimeSpan.FromHours(1))
                    model[text] = clock.Now;

                string[] kept = [.. model.OrderByDescending(m => m.Value).Take(Files(folder).Length).Select(m => m.Key)];
                if (kept.Length < model.Count)
                {
                    Assert.False(isHit);
                    Assert.True(model.Count * EntrySize > bound - (bound / 64), "evicted without need");
                    Assert.InRange(kept.Length * EntrySize / (double)bound, 0.9 - (1.01 * EntrySize / bound), 0.9);
                    foreach (string gone in model.Keys.Except(kept).ToArray())
                        model.Remove(gone);
                }

                Assert.InRange(model.Count * EntrySize, 0, bound);
            }

            // Exactly those the model keeps are there.
            long hits = cache.Statistics.Hits;
            cached.EncodeAll([.. model.Keys]);
            Assert.Equal(model.Count, cache.Statistics.Hits - hits);
        }, iter: 30);

    [Fact]
    public void Encoders_share_one_bound()
    {
        using TemporaryFolder folder = new();
        Clock clock = new();
        EmbeddingCache cache = EmbeddingCache.Open(folder.Path, new() { MaxBytes = 10 * EntrySize, TimeProvider = clock });
        string[] texts = [.. Enumerable.Range(0, 8).Select(i => $"text {i}")];
        Encoder.WithCache(cache).EncodeAll(texts);
        clock.Now += TimeSpan.FromMinutes(1);
        new Synthetic.Encoder(fingerprint: new('d', 64)).WithCache(cache).EncodeAll(texts);
        Assert.Equal([("d", 8), ("c", 1)], cache.ReadUsage().Select(u => (u.Fingerprint[..1], u.EntryCount)));
    }

    [Fact]
    public void Entries_of_one_moment_do_not_all_go_at_once()
    {
        using TemporaryFolder folder = new();
        EmbeddingCache cache = EmbeddingCache.Open(folder.Path, new() { MaxBytes = 20 * EntrySize, TimeProvider = new Clock() });
        Encoder.WithCache(cache).EncodeAll([.. Enumerable.Range(0, 21).Select(i => $"text {i}")]);
        Assert.InRange(Files(folder).Length, 18, 20);
    }

    [Fact]
    public void Threads_may_store_and_evict_at_once()
    {
        using TemporaryFolder folder = new();
        EmbeddingCache[] caches = [.. Enumerable.Range(0, 2).Select(_ => EmbeddingCache.Open(folder.Path, new() { MaxBytes = 20 * EntrySize }))];
        Parallel.For(0, 2000, new() { MaxDegreeOfParallelism = 8 }, i =>
        {
            string text = $"text {i * 7919 % 60}";
            TextEmbedding embedding = Encoder.WithCache(caches[i % 2]).Encode(text);
            Assert.Equal(Synthetic.Embed(text).Vector.ToArray(), embedding.Vector.ToArray());
        });
        Assert.All(caches, c => Assert.Null(c.Problem));
        Assert.All(caches, c => Assert.Equal(0, c.Statistics.Dropped));
        Encoder.WithCache(caches[0]).Encode("one more");
        Assert.InRange(Files(folder).Length, 1, 20);
    }

    private static string[] Files(TemporaryFolder folder) => Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);

    private static long MeasureEntry()
    {
        using TemporaryFolder folder = new();
        Encoder.WithCache(EmbeddingCache.Open(folder.Path)).Encode("text");
        return new FileInfo(Files(folder)[0]).Length;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
