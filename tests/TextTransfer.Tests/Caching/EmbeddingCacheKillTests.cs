using System.Diagnostics;
using TextTransfer.Tests.Classification;

namespace TextTransfer.Tests.Caching;

public sealed class EmbeddingCacheKillTests
{
    private const int Loops = 4;
    private const int KillsPerLoop = 25;

    private readonly float[][] expected =
        [.. Enumerable.Range(0, CacheWriterProcess.TextCount).Select(i => Synthetic.Embed(CacheWriterProcess.Text(i), CacheWriterProcess.Layers).Vector.ToArray())];

    [Fact]
    public async Task A_hundred_writers_killed_at_any_moment_leave_nothing_wrong_behind()
    {
        using TemporaryFolder folder = new();
        EmbeddingCache cache = EmbeddingCache.Open(folder.Path, CacheWriterProcess.Options);
        using CachedTextEncoder reader = CacheWriterProcess.Open(cache);
        await Task.WhenAll(Enumerable.Range(0, Loops).Select(loop => Task.Run(() => ReadAndKill(reader, folder.Path, loop))));

        // A kill is no power failure: it leaves no torn entry, only abandoned files, and those go when they are an hour old.
        Assert.Equal(0, cache.Statistics.Dropped);
        Assert.Null(cache.Problem);
        Assert.True(cache.Statistics.Hits > 0);
        EmbeddingCache later = EmbeddingCache.Open(folder.Path, CacheWriterProcess.Options with { TimeProvider = new Later() });
        using CachedTextEncoder rest = CacheWriterProcess.Open(later);
        rest.Encode("one more");
        FileInfo[] files = [.. new DirectoryInfo(folder.Path).EnumerateFiles("*", SearchOption.AllDirectories)];
        Assert.All(files, f => Assert.Equal(".emb", f.Extension));
        Assert.InRange(files.Sum(f => f.Length), 1, CacheWriterProcess.Options.MaxBytes);
        for (int i = 0; i < expected.Length; i++)
            Read(rest, i);
        Assert.Equal(0, later.Statistics.Dropped);
    }

    private void ReadAndKill(CachedTextEncoder reader, string folder, int loop)
    {
        Random random = new(loop);
        for (int kill = 0; kill < KillsPerLoop; kill++)
        {
            using Process writer = CacheWriterProcess.Start(folder, (loop * KillsPerLoop) + kill);
            for (int writes = random.Next(1, 25); writes > 0; writes--)
            {
                Assert.Equal(1, writer.StandardOutput.BaseStream.ReadByte());
                Read(reader, random.Next(expected.Length));
            }

            writer.Kill();
            writer.WaitForExit();
        }
    }

    private void Read(CachedTextEncoder encoder, int number) =>
        Assert.Equal(expected[number], encoder.Encode(CacheWriterProcess.Text(number)).Vector.ToArray());

    private sealed class Later : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromHours(2);
    }
}
