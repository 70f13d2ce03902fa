using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace TextTransfer.Benchmarks.Serving;

/// <summary>What goes wrong beyond the capacity, beside bad clients, and when models or the service come and go.</summary>
internal sealed class ServeLoad : IDisposable
{
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(10), Warming = TimeSpan.FromSeconds(10);

    private readonly LoadModels models;
    private readonly LoadRows rows;
    private readonly IReadOnlyList<(string Text, Dictionary<string, (string Label, double Probability)> ByVersion)> expected;
    private readonly IReadOnlyList<string> texts;

    public ServeLoad(IReadOnlyList<string> texts, string labels, TextWriter output)
    {
        this.texts = texts;
        rows = new(output);
        models = new(labels);
        expected = models.Expect(texts);
    }

    public Task SpeedAsync(int rounds, TimeSpan time) => new SpeedComparison(texts, models, rows).RunAsync(Connect, rounds, time);

    public Task LatencyAsync(int rounds, TimeSpan time) => new LatencyComparison(texts, models, rows).RunAsync(Connect, rounds, time);

    /// <summary>Twice the capacity: resident memory every ten seconds, and what became of the requests.</summary>
    public async Task OverloadAsync(TimeSpan time)
    {
        using HostProcess host = HostProcess.Start("server", models.Path);
        using LoadClient client = Connect(host);
        double capacity = await client.CapacityAsync(Warming);
        long start = Stopwatch.GetTimestamp();
        Task<List<LoadResult>> load = client.OpenAsync(2 * capacity, time, seed: 3);
        List<(double Minutes, double Megabytes)> resident = [];
        while (await Task.WhenAny(load, Task.Delay(Sampling)) != load)
        {
            resident.Add((Stopwatch.GetElapsedTime(start).TotalMinutes, host.Megabytes));
            rows.Add("twice the capacity", "server", resident.Count, host.Megabytes, "MB resident");
        }
        List<LoadResult> results = await load;
        rows.Add("twice the capacity", "client", null, results.Count / time.TotalSeconds, "requests/s sent");
        rows.Add("twice the capacity", "server", null, results.Count(r => r.Outcome == "ok") / time.TotalSeconds, "requests/s answered");
        rows.Outcomes("twice the capacity", null, results);
        // The first fifth fills queues and pools.
        rows.Add("twice the capacity", "server", null, Slope([.. resident.Skip(resident.Count / 5)]), "MB resident per minute, after the first fifth");
    }

    public async Task BadClientsAsync(TimeSpan time)
    {
        using HostProcess host = HostProcess.Start("server", models.Path);
        using LoadClient client = Connect(host);
        double capacity = await client.CapacityAsync(Warming);
        List<TcpClient> slow = [];
        for (int i = 0; i < 1000; i++)
        {
            TcpClient connection = new();
            await connection.ConnectAsync(host.Url.Host, host.Url.Port);
            await connection.GetStream().WriteAsync("POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"u8.ToArray());
            slow.Add(connection);
        }
        rows.Outcomes("beside 1,000 clients that send nothing more", null, await client.OpenAsync(capacity / 2, time, seed: 4));
        slow.ForEach(c => c.Dispose());

        Random random = new(5);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(async i =>
        {
            using CancellationTokenSource leave = new(random.Next(1, 200));
            await client.SendAsync(i, 32, leave.Token);
        }));
        rows.Outcomes("after 500 clients that vanished", null, await client.OpenAsync(capacity / 2, time, seed: 6));
        string queue = (await client.GetAsync("/metrics")).Split('\n').First(l => l.StartsWith("texttransfer_queue_length", StringComparison.Ordinal));
        rows.Add("after 500 clients that vanished", "server", null, double.Parse(queue[(queue.IndexOf("} ", StringComparison.Ordinal) + 2)..].Split(' ')[0], CultureInfo.InvariantCulture), "texts in the queue");
    }

    public async Task ReplacementsAsync()
    {
        string served = models.Copy();
        using HostProcess host = HostProcess.Start("server", served);
        using LoadClient client = Connect(host);
        using CancellationTokenSource stop = new();
        Task<List<LoadResult>> load = client.ClosedAsync(4, 2, TimeSpan.FromMinutes(10), stop.Token);
        for (int i = 1; i <= 100; i++)
        {
            models.Put(served, i);
            string wanted = models.Version(i);
            while (!(await client.GetAsync("/v1/models/topics")).Contains(wanted, StringComparison.Ordinal))
                await Task.Delay(50);
            if (i % 10 == 0)
                rows.Add("a model replaced 100 times", "server", i, host.Megabytes, "MB resident");
        }
        await stop.CancelAsync();
        rows.Outcomes("a model replaced 100 times", null, await load);
    }

    /// <summary>What becomes of requests when the service is told to end.</summary>
    public async Task StopsAsync(int rounds)
    {
        for (int round = 1; round <= rounds; round++)
        {
            using HostProcess host = HostProcess.Start("server", models.Path);
            using LoadClient client = Connect(host);
            Task<List<LoadResult>> load = client.ClosedAsync(16, 4, TimeSpan.FromMinutes(1));
            await Task.Delay(2000);
            await host.TerminateAsync();
            rows.Outcomes("told to end under load", round, await load);
        }
    }

    public void Dispose() => models.Dispose();

    private LoadClient Connect(HostProcess host) => new(host.Url, expected);

    /// <summary>Of the line of least squares.</summary>
    private static double Slope(IReadOnlyList<(double X, double Y)> points)
    {
        double x = points.Average(p => p.X), y = points.Average(p => p.Y);
        return points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));
    }
}
