using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TextTransfer.Cli.Output;
using TextTransfer.Files;

namespace TextTransfer.Cli;

/// <summary><c>texttransfer cache</c>: what is kept of texts that were encoded; <c>cache clear</c> deletes it.</summary>
internal static class CacheCommand
{
    private static readonly string[] Columns = ["encoder", "fingerprint", "entries", "bytes", "last_used"];

    public static Command Create(StandardStreams streams)
    {
        Option<OutputFormat> format = OutputOptions.CreateFormat();
        Command command = new("cache", "Show the cache of embeddings.") { format };
        command.SetWork((parsed, _) =>
        {
            EmbeddingCache cache = EmbeddingCache.Open();
            IReadOnlyList<EmbeddingCacheUsage> usage = cache.ReadUsage();
            ResultFile.Write(path: null, streams, target =>
            {
                if (parsed.GetValue(format) == OutputFormat.Text)
                    WriteTable(cache, usage, target);
                else
                    RecordWriter.Write(target.Writer, parsed.GetValue(format), Columns, usage.Select(Row));
            });
        });

        Command clear = new("clear", "Delete all embeddings of the cache.");
        clear.SetWork((_, _) =>
        {
            EmbeddingCache cache = EmbeddingCache.Open();
            string before = Amount(cache.ReadUsage());
            cache.Clear();
            streams.Error.WriteLine($"Deleted {before} from {cache.Folder}.");
        });
        command.Add(clear);
        return command;
    }

    private static object?[] Row(EmbeddingCacheUsage usage) =>
        [usage.EncoderName, usage.Fingerprint, usage.EntryCount, usage.Bytes, usage.LastUsed.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z"];

    private static void WriteTable(EmbeddingCache cache, IReadOnlyList<EmbeddingCacheUsage> usage, OutputTarget target)
    {
        if (usage.Count > 0)
        {
            Table table = Tables.Create("encoder", "entries", "size", "last used", "fingerprint");
            foreach (EmbeddingCacheUsage encoder in usage)
            {
                table.AddRow(
                    Markup.Escape(Printable.Of(encoder.EncoderName)), encoder.EntryCount.ToString(CultureInfo.InvariantCulture), ByteCount.Megabytes(encoder.Bytes),
                    encoder.LastUsed.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), encoder.Fingerprint);
            }

            target.CreateConsole().Write(table);
        }

        target.Writer.WriteLine($"{Amount(usage)}, at most {ByteCount.Megabytes(cache.MaxBytes)}, in {cache.Folder}");
    }

    private static string Amount(IReadOnlyList<EmbeddingCacheUsage> usage)
    {
        int entries = usage.Sum(u => u.EntryCount);
        return $"{entries} {(entries == 1 ? "embedding" : "embeddings")}, {ByteCount.Megabytes(usage.Sum(u => u.Bytes))}";
    }
}
