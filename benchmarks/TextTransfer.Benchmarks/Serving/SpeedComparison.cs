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

    private static readonly string[] Sides = ["plain", "server"];

    /// <param name="connect">A client of a process.</param>
    /// <param name="rounds">How often all take their turn.</param>
    /// <param name="time">Of each turn.</param>
    public async Task RunAsync(Func<HostProcess, LoadClient> connect, int rounds, TimeSpan time)
    {
        using HostProcess plain = HostProcess.Start("plain", models.Path), server = HostProcess.Start("server", models.Path);
        using LoadClient toPlain = connect(plain), toServer = connect(server);
        Dictionary<string, (HostProcess Host, LoadClient Client)> of = new() { ["plain"] = (plain, toPlain), ["server"] = (server, toServer) };

        // Compiled well only after some thousand calls.
        models.Classify(texts, time);
        foreach ((_, LoadClient client) in of.Values)
        {
            await client.ClosedAsync(Clients, Bulk, time);
            await client.ClosedAsync(Clients, 1, time);
        }

        Dictionary<string, List<double>> singles = Sides.ToDictionary(s => s, _ => new List<double>()), seconds = Sides.ToDictionary(s => s, _ => new List<double>());
        for (int round = 1; round <= rounds; round++)
        {
            double library = Library(round, time);
            foreach (int size in new[] { Bulk, 1 })
            {
                foreach (string side in Sides)
                {
                    double rate = await ClosedAsync(of[side], side, size, round, time, library);
                    if (size == 1)
                        singles[side].Add(rate);
                }
            }
        }

        double half = singles.Values.Min(rates => rates.Order().ElementAt(rates.Count / 2)) / 2;
        rows.Add("half capacity", "both", null, half, "requests/s");
        for (int round = 1; round <= rounds; round++)
        {
            foreach (string side in Sides)
            {
                double[] turn = [.. (await of[side].Client.OpenAsync(half, 2 * time, round)).Select(r => r.Outcome == "ok" ? r.Seconds : throw new InvalidOperationException($"An answer was {r.Outcome}."))];
                Latency(side, round, turn);
                seconds[side].AddRange(turn);
            }
        }
        foreach (string side in Sides)
            Latency(side, null, seconds[side]);
        Latency("no overhead", null, Ideal(half, requests: 100_000));
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

    private async Task<double> ClosedAsync((HostProcess Host, LoadClient Client) of, string side, int size, int round, TimeSpan time, double library)
    {
        using Process self = Process.GetCurrentProcess();
        double before = of.Host.ProcessorSeconds, mine = self.TotalProcessorTime.TotalSeconds;
        long start = Stopwatch.GetTimestamp();
        List<LoadResult> results = await of.Client.ClosedAsync(Clients, size, time);
        double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds, took = of.Host.ProcessorSeconds - before;
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
        return count / elapsed;
    }

    private void Latency(string side, int? round, IEnumerable<double> all)
    {
        double[] seconds = [.. all.Order()];
        (double median, double tail) = (seconds[seconds.Length / 2], seconds[(int)(0.99 * seconds.Length)]);
        rows.Add("half capacity", side, round, 1000 * median, "ms median");
        rows.Add("half capacity", side, round, 1000 * tail, "ms 99th percentile");
        rows.Add("half capacity", side, round, tail / median, "99th percentile / median");
    }

    /// <summary>What random arrivals alone make of the library's own times: each text goes to the core that is free first, at no other cost.</summary>
    private IEnumerable<double> Ideal(double perSecond, int requests)
    {
        double[] each = models.SecondsOfEach(texts);
        double[] free = new double[Cores];
        Random random = new(1);
        double due = 0;
        for (int i = 0; i < requests; i++)
        {
            due -= Math.Log(1 - random.NextDouble()) / perSecond;
            int core = Array.IndexOf(free, free.Min());
            free[core] = Math.Max(free[core], due) + each[i % each.Length];
            yield return free[core] - due;
        }
    }
}
