using System.Diagnostics;
using System.Globalization;

namespace TextTransfer.Benchmarks;

/// <summary>How long a tokenizer takes to load, cold and again, what memory it holds, and how many tokens a second one thread makes.</summary>
internal static class Tokenizing
{
    private const int Passes = 8;

    /// <param name="path">A <c>tokenizer.json</c>; to load it cold, measure it in a process of its own.</param>
    /// <param name="lines">The texts.</param>
    /// <param name="output">Receives a CSV row.</param>
    public static void Run(string path, IReadOnlyList<string> lines, TextWriter output)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        double cold = Time(() => TextTokenizer.Load(path));
        double again = Enumerable.Range(0, Passes).Min(_ => Time(() => TextTokenizer.Load(path)));
        TextTokenizer tokenizer = TextTokenizer.Load(path);
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;

        List<int> ids = [];
        int tokens = 0;
        double best = Enumerable.Range(0, Passes).Min(_ => Time(() =>
        {
            tokens = 0;
            foreach (string line in lines)
            {
                ids.Clear();
                tokenizer.Tokenize(line, ids);
                tokens += ids.Count;
            }
        }));
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        foreach (string line in lines)
        {
            ids.Clear();
            tokenizer.Tokenize(line, ids);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        output.WriteLine("tokenizer,load_cold_s,load_again_s,held_mb,lines,tokens,tokens_per_s,allocated_bytes");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))},{cold:F3},{again:F3},{held / 1e6:F1},{lines.Count},{tokens},{tokens / best:F0},{allocated}"));
        GC.KeepAlive(tokenizer);
    }

    private static double Time(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
