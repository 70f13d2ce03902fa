using System.Diagnostics;
using System.Globalization;

namespace TextTransfer.Benchmarks;

/// <summary>
/// Texts and tokens per second of the library against <see cref="PaddedBatchLoop"/> and <see cref="BareRuns"/>, in turn within
/// one process, so that a machine that drifts slows all. Every text is truncated at the limit on all sides: the same tokens
/// are read.
/// </summary>
internal static class Throughput
{
    private static readonly (string Folder, Func<EncoderOptions, OnnxTextEncoder> Create)[] Encoders =
        [(MiniLM.Folder, MiniLM.Create), (MultilingualE5.Folder, MultilingualE5.Create)];

    /// <param name="sets">Texts by the name of their set.</param>
    /// <param name="maxTokens">Length limit of a text.</param>
    /// <param name="rounds">How often every side takes its turn.</param>
    /// <param name="output">Receives a CSV row per encoder, set and round.</param>
    public static void Run(IReadOnlyList<(string Set, IReadOnlyList<string> Texts)> sets, int maxTokens, int rounds, TextWriter output)
    {
        output.WriteLine("encoder,set,round,texts,tokens,library_1_s,library_2_s,padded_1_s,padded_2_s,bare_1_s");
        foreach ((string folder, Func<EncoderOptions, OnnxTextEncoder> create) in Encoders)
        {
            foreach ((string set, IReadOnlyList<string> texts) in sets)
            {
                using OnnxTextEncoder one = create(new() { LongTexts = LongTextMode.Truncate, MaxTokens = maxTokens, Workers = 1 });
                using OnnxTextEncoder two = create(new() { LongTexts = LongTextMode.Truncate, MaxTokens = maxTokens, Workers = 2 });
                using PaddedBatchLoop paddedOne = new(folder, one.Info, 1);
                using PaddedBatchLoop paddedTwo = new(folder, one.Info, 2);
                using BareRuns bare = new(folder, one.Info, texts);
                Action[] sides = [() => one.EncodeAll(texts), () => two.EncodeAll(texts), () => paddedOne.Run(texts), () => paddedTwo.Run(texts), bare.Run];
                int tokens = one.EncodeAll(texts).Sum(e => e.TokenCount);
                for (int round = 1; round <= rounds; round++)
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Info.Name},{set},{round},{texts.Count},{tokens},{string.Join(",", TakeTurns(sides, round))}"));
                output.Flush();
            }
        }
    }

    /// <summary>Seconds of each side; who goes first changes with the round.</summary>
    private static string[] TakeTurns(Action[] sides, int round)
    {
        double[] seconds = new double[sides.Length];
        for (int turn = 0; turn < sides.Length; turn++)
        {
            int side = (turn + round) % sides.Length;
            long start = Stopwatch.GetTimestamp();
            sides[side]();
            seconds[side] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        return [.. seconds.Select(s => s.ToString("F3", CultureInfo.InvariantCulture))];
    }
}
