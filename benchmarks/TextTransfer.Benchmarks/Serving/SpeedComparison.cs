using System.Diagnostics;

namespace TextTransfer.Benchmarks.Serving;

/// <summary>
/// What serving costs: the library, a plain endpoint and the service take turns, all alive, so that whatever else the machine does meets all
/// of them. Processor time per text is told beside texts per second, since the client and other work take cores but not that.
/// </summary>
/// <param name="texts">The texts.</param>
/// <param name="models">The library's own side.</param>
/// <param name="rows">Where results go.</param>
internal sealed class SpeedComparison(IReadOnlyList<string> texts, LoadModels models, LoadRows rows)
{
    private const int Clients = 8;
    private const int Bulk = 32;
    private static readonly int Cores = Environment.ProcessorCount;

    /// <param name="connect">A client of a process.</param>
    /// <param name="rounds">How often all take their turn.</param>
    /// <param name="time">Of each turn.</param>
    public async Task RunAsync(Func<HostProcess, LoadClient> connect, int rounds, TimeSpan time)
    {
        using HostProcess plain = HostProcess.Start("plain", models.Path), server = HostProcess.Start("server", models.Path);
        using LoadClient toPlain = connect(plain), toServer = connect(server);

        // Compiled well only after some thousand calls.
        models.Classify(texts, time);
        foreach (LoadClient client in new[] { toPlain, toServer })
        {
            await client.ClosedAsync(Clients, Bulk, time);
            await client.ClosedAsync(Clients, 1, time);
        }

        for (int round = 1; round <= rounds; round++)
        {
            double library = Library(round, time);
            foreach (int size in new[] { Bulk, 1 })
            {
                await ClosedAsync("plain", plain, toPlain, size, round, time, library);
                await ClosedAsync("server", server, toServer, size, round, time, library);
            }
        }
    }

    private double Library(int round, TimeSpan time)
    {
        using Process self = Process.GetCurrentProcess();
        TimeSpan before = self.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        int count = models.Classify(texts, time);
        double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        self.Refresh();
        double each = 1000 * (self.TotalProcessorTime - before).TotalSeconds / count;
        rows.Add("throughput", "library", round, count / elapsed, "texts/s");
        rows.Add("processor time", "library", round, each, "ms/text");
        return each;
    }

    private async Task ClosedAsync(string side, HostProcess host, LoadClient client, int size, int round, TimeSpan time, double library)
    {
        using Process self = Process.GetCurrentProcess();
        double before = host.ProcessorSeconds, mine = self.TotalProcessorTime.TotalSeconds;
        long start = Stopwatch.GetTimestamp();
        List<LoadResult> results = await client.ClosedAsync(Clients, size, time);
        double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds, took = host.ProcessorSeconds - before;
        self.Refresh();
        mine = self.TotalProcessorTime.TotalSeconds - mine;
        if (results.Find(r => r.Outcome != "ok").Outcome is { } outcome)
            throw new InvalidOperationException($"An answer was {outcome}.");

        int count = results.Sum(r => r.Texts);
        string requests = $"in requests of {size}";
        rows.Add("throughput", side, round, count / elapsed, $"texts/s {requests}");
        rows.Add("processor time", side, round, 1000 * took / count, $"ms/text {requests}");
        rows.Add("processor time", side, round, 1000 * took / count / library, $"of the library's {requests}");
        rows.Add("processor time", "client", round, 100 * mine / (elapsed * Cores), $"% of the cores beside {side} {requests}");
        rows.Add("processor time", side, round, 100 * took / (elapsed * Cores), $"% of the cores {requests}");
    }
}
