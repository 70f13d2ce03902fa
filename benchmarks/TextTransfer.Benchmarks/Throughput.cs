using System.Diagnostics;
using System.Globalization;

namespace TextTransfer.Benchmarks;

/// <summary>
/// Seconds of the library against <see cref="PaddedBatchLoop"/>, in turn within one process, so that a machine that drifts slows
/// all. Every text is truncated at the limit on all sides: the same
/// tokens are read.
/// </summary>
internal static class Throughput
{
    /// <param name="sets">Texts by the name of their set, with how many make one round.</param>
    /// <param name="maxTokens">Length limit of a text.</param>
    /// <param name="output">Receives a CSV row per encoder, set and round.</param>
    public static void Run(IReadOnlyList<(string Set, int RoundSize, IReadOnlyList<string> Texts)> sets, int maxTokens, TextWriter output)
    {
        output.WriteLine("encoder,set,round,texts,tokens,library_1_s,library_2_s,padded_1_s,padded_2_s");
        foreach ((string folder, Func<EncoderOptions, OnnxTextEncoder> create) in EmbeddedEncoders.All)
        {
            foreach ((string set, int roundSize, IReadOnlyList<string> texts) in sets)
            {
                using OnnxTextEncoder one = create(new() { LongTexts = LongTextMode.Truncate, MaxTokens = maxTokens, Workers = 1 });
                using OnnxTextEncoder two = create(new() { LongTexts = LongTextMode.Truncate, MaxTokens = maxTokens, Workers = 2 });
                using PaddedBatchLoop paddedOne = new(folder, one.Info, 1);
                using PaddedBatchLoop paddedTwo = new(folder, one.Info, 2);
                string[][] rounds = [.. texts.Chunk(roundSize)];
                one.EncodeAll(rounds[0]);
                paddedOne.Run(rounds[0]);
                two.EncodeAll(rounds[0]);
                paddedTwo.Run(rounds[0]);
                for (int round = 0; round < rounds.Length; round++)
                {
                    string[] turn = rounds[round];
                    int tokens = 0;
                    Action[] sides = [() => tokens = one.EncodeAll(turn).Sum(e => e.TokenCount), () => two.EncodeAll(turn), () => paddedOne.Run(turn), () => paddedTwo.Run(turn)];
                    string seconds = string.Join(",", TakeTurns(sides, round));
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Info.Name},{set},{round + 1},{turn.Length},{tokens},{seconds}"));
                }

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

        return [.. seconds.Select(s => s.ToString("F4", CultureInfo.InvariantCulture))];
    }
}
