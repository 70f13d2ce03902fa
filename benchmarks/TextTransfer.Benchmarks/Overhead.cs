using System.Diagnostics;
using System.Globalization;

namespace TextTransfer.Benchmarks;

/// <summary>
/// What the library takes above bare runs of the same windows, text by text: tokenizing, buffers, pooling, its result. Both
/// sides take turns at every text, and the least of several times counts, since all that disturbs a machine only adds.
/// </summary>
internal static class Overhead
{
    private const int Repeats = 9;

    /// <param name="sets">Texts by the name of their set.</param>
    /// <param name="maxTokens">Length limit of a text.</param>
    /// <param name="output">Receives a CSV row per encoder and text.</param>
    public static void Run(IReadOnlyList<(string Set, IReadOnlyList<string> Texts)> sets, int maxTokens, TextWriter output)
    {
        output.WriteLine("encoder,set,text,tokens,library_us,bare_us");
        foreach ((string folder, Func<EncoderOptions, OnnxTextEncoder> create) in EmbeddedEncoders.All)
        {
            foreach ((string set, IReadOnlyList<string> texts) in sets)
            {
                using OnnxTextEncoder encoder = create(new() { LongTexts = LongTextMode.Truncate, MaxTokens = maxTokens, Workers = 1 });
                using BareRuns bare = new(folder, encoder.Info, texts);
                for (int text = 0; text < texts.Count; text++)
                {
                    int tokens = 0;
                    double library = double.MaxValue, floor = double.MaxValue;
                    for (int repeat = 0; repeat < Repeats; repeat++)
                    {
                        floor = Math.Min(floor, Time(() => bare.Run(text)));
                        library = Math.Min(library, Time(() => tokens = encoder.Encode(texts[text]).TokenCount));
                    }

                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{encoder.Info.Name},{set},{text},{tokens},{library:F1},{floor:F1}"));
                }

                output.Flush();
            }
        }
    }

    /// <summary>Microseconds.</summary>
    private static double Time(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }
}
