using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using TextTransfer.Tests.Classification;

namespace TextTransfer.Tests.Caching;

/// <summary>
/// This test program run once more as a process that does nothing but embed texts through a cache, until it is killed, or
/// for some seconds at most. It writes a byte to its standard output for every embedding it has stored.
/// </summary>
internal static class CacheWriterProcess
{
    /// <summary>Entries have about the size of real ones.</summary>
    public const int Layers = 500;
    public const int TextCount = 200;
    public const int Capacity = 50;

    private const string FolderVariable = "TEXTTRANSFER_TEST_CACHE_WRITER";
    private const string SeedVariable = "TEXTTRANSFER_TEST_SEED";

    public static EmbeddingCacheOptions Options { get; } = new() { MaxBytes = Capacity * ((Layers * Synthetic.Dimension * sizeof(float)) + 200) };

    public static CachedTextEncoder Open(EmbeddingCache cache) => new Synthetic.Encoder(Layers, new('e', 64)).WithCache(cache);

    public static string Text(int number) => string.Create(CultureInfo.InvariantCulture, $"text {number}");

    public static Process Start(string folder, int seed)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true };
        start.Environment[FolderVariable] = folder;
        // Most of its life is its start.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment[SeedVariable] = seed.ToString(CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }

    /// <summary>Runs before the entry point of the test program.</summary>
    [ModuleInitializer]
    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is not { Length: > 0 } folder)
            return;

        Random random = new(int.Parse(Environment.GetEnvironmentVariable(SeedVariable)!, CultureInfo.InvariantCulture));
        EmbeddingCache cache = EmbeddingCache.Open(folder, Options);
        CachedTextEncoder encoder = Open(cache);
        using (Stream output = Console.OpenStandardOutput())
        {
            for (int i = 0; i < 10 * TextCount && cache.Problem is null; i++)
            {
                long stored = cache.Statistics.BytesWritten;
                encoder.Encode(Text(random.Next(TextCount)));
                if (cache.Statistics.BytesWritten > stored)
                    output.WriteByte(1);
            }
        }

        // Nobody should wait until here: whoever reads the byte that never came finds the reason in the log.
        Console.Error.WriteLine($"cache writer ended: {cache.Problem ?? "all encoded"}");
        Environment.Exit(1);
    }
}
