using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace TextTransfer.Benchmarks;

/// <summary>
/// What an encoder holds in memory beyond its model file: after short texts, and after one text of five megabytes read in
/// windows to its end.
/// </summary>
internal static class Memory
{
    private const int LongTextLength = 5_000_000;
    private const double Megabyte = 1 << 20;

    /// <param name="name">The encoder.</param>
    /// <param name="texts">Short texts; the long one is made of them.</param>
    /// <param name="output">Receives a CSV row per step.</param>
    public static void Run(string name, IReadOnlyList<string> texts, TextWriter output)
    {
        string folder = name == MiniLM.Name ? MiniLM.Folder : MultilingualE5.Folder;
        double model = new FileInfo(Path.Combine(folder, "onnx", "model.onnx")).Length / Megabyte;
        output.WriteLine("encoder,step,model_mb,resident_mb,managed_mb,windows,seconds");
        using OnnxTextEncoder encoder = name == MiniLM.Name ? MiniLM.Create() : MultilingualE5.Create();
        Report("open", () => 0);
        Report("200 short texts", () => encoder.EncodeAll([.. texts.Take(200)]).Sum(e => e.WindowCount));
        string longText = LongText(texts);
        Report("one text of 5 MB", () => encoder.Encode(longText).WindowCount);
        Report("200 short texts again", () => encoder.EncodeAll([.. texts.Take(200)]).Sum(e => e.WindowCount));

        void Report(string step, Func<int> work)
        {
            long start = Stopwatch.GetTimestamp();
            int windows = work();
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            GC.Collect();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name},{step},{model:F0},{Environment.WorkingSet / Megabyte:F0},{GC.GetTotalMemory(true) / Megabyte:F0},{windows},{seconds:F1}"));
            output.Flush();
        }
    }

    private static string LongText(IReadOnlyList<string> texts)
    {
        StringBuilder text = new();
        for (int i = 0; text.Length < LongTextLength; i++)
            text.Append(texts[i % texts.Count]).Append('\n');
        return text.ToString();
    }
}
