using System.Diagnostics;
using System.Globalization;

namespace TextTransfer.Benchmarks;

/// <summary>
/// Texts and tokens per second of the library against <see cref="PaddedBatchLoop"/>, in turn within one process, so that a
/// machine that drifts slows both. Every text is truncated at the encoder's limit on both sides: the same tokens are read.
/// </summary>
internal static class Throughput
{
    public static void Run(IReadOnlyList<(string Set, IReadOnlyList<string> Texts)> sets, int rounds, TextWriter output)
    {
        output.WriteLine("encoder,set,workers,round,texts,tokens,library_s,padded_s,library_texts_per_s,library_tokens_per_s,padded_texts_per_s,ratio");
        foreach ((string folder, Func<EncoderOptions, OnnxTextEncoder> create) in new (string, Func<EncoderOptions, OnnxTextEncoder>)[]
                 { (MiniLM.Folder, MiniLM.Create), (MultilingualE5.Folder, MultilingualE5.Create) })
        {
            foreach (int workers in new[] { 1, 2 })
            {
                using OnnxTextEncoder encoder = create(new() { LongTexts = LongTextMode.Truncate, Workers = workers });
                using PaddedBatchLoop padded = new(folder, encoder.Info, workers);
                foreach ((string set, IReadOnlyList<string> texts) in sets)
                    Compare(encoder, padded, set, texts, workers, rounds, output);
            }
        }
    }

    private static void Compare(OnnxTextEncoder encoder, PaddedBatchLoop padded, string set, IReadOnlyList<string> texts, int workers, int rounds, TextWriter output)
    {
        string[] warmUp = [.. texts.Take(32)];
        encoder.EncodeAll(warmUp);
        padded.Run(warmUp);
        IReadOnlyList<TextEmbedding> embeddings = [];
        for (int round = 1; round <= rounds; round++)
        {
            // Who goes first changes with the round.
            double peer = round % 2 == 0 ? Time(() => padded.Run(texts)) : 0;
            double library = Time(() => embeddings = encoder.EncodeAll(texts));
            peer = round % 2 == 0 ? peer : Time(() => padded.Run(texts));
            int tokens = embeddings.Sum(e => e.TokenCount);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{encoder.Info.Name},{set},{workers},{round},{texts.Count},{tokens},{library:F3},{peer:F3},{texts.Count / library:F1},{tokens / library:F0},{texts.Count / peer:F1},{peer / library:F3}"));
            output.Flush();
        }
    }

    private static double Time(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
