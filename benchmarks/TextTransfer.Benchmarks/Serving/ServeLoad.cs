using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using TextTransfer.Files;

namespace TextTransfer.Benchmarks.Serving;

/// <summary>The measurements: throughput, latency at half of the capacity, and what goes wrong beyond it.</summary>
internal sealed class ServeLoad : IDisposable
{
    private const int Clients = 8;
    private const int Bulk = 32;

    private readonly TemporaryModels models;
    private readonly TextWriter output;
    private readonly IReadOnlyList<(string Text, Dictionary<string, (string Label, double Probability)> ByVersion)> expected;
    private readonly IReadOnlyList<string> texts;

    public ServeLoad(IReadOnlyList<string> texts, string labels, TextWriter output)
    {
        this.texts = texts;
        this.output = output;
        output.WriteLine("measure,side,value,unit");
        models = new(labels);
        expected = models.Expect(texts);
    }

    public async Task MeasureAsync(TimeSpan time, TimeSpan overload)
    {
        Row("throughput", "library", models.TextsPerSecond(texts, time), "texts/s");
        double capacity = 0;
        foreach (string side in new[] { "plain", "server", "plain", "server" })
        {
            using HostProcess host = HostProcess.Start(side, models.Path);
            using LoadClient client = new(host.Url, expected);
            await client.ClosedAsync(Clients, Bulk, time / 4);
            Row("throughput", side, Rate(await client.ClosedAsync(Clients, Bulk, time), time), $"texts/s in requests of {Bulk}");
            double single = Rate(await client.ClosedAsync(Clients, 1, time), time);
            Row("throughput", side, single, "texts/s in requests of 1");
            capacity = single;
            double[] seconds = [.. (await client.OpenAsync(capacity / 2, time, seed: 1)).Where(r => r.Outcome == "ok").Select(r => r.Seconds).Order()];
            (double median, double tail) = (seconds[seconds.Length / 2], seconds[(int)(0.99 * seconds.Length)]);
            Row("half capacity", side, 1000 * median, "ms median");
            Row("half capacity", side, 1000 * tail, "ms 99th percentile");
            Row("half capacity", side, tail / median, "99th percentile / median");
        }
        await OverloadAsync(capacity, overload);
        await SlowAndVanishingAsync(capacity, time);
        await ReplacementsAsync();
    }

    /// <summary>What becomes of requests when the service is told to end.</summary>
    public async Task StopAsync()
    {
        List<LoadResult> all = [];
        for (int round = 0; round < 5; round++)
        {
            using HostProcess host = HostProcess.Start("server", models.Path);
            using LoadClient client = new(host.Url, expected);
            Task<List<LoadResult>> load = client.ClosedAsync(16, 4, TimeSpan.FromMinutes(1));
            await Task.Delay(2000);
            await host.TerminateAsync();
            all.AddRange(await load);
        }
        Outcomes("told to end under load, 5 times", all);
    }

    public void Dispose() => models.Dispose();

    private async Task OverloadAsync(double capacity, TimeSpan time)
    {
        using HostProcess host = HostProcess.Start("server", models.Path);
        using LoadClient client = new(host.Url, expected);
        await client.OpenAsync(2 * capacity, time / 6, seed: 2);
        double before = host.Megabytes;
        Outcomes("twice the capacity", await client.OpenAsync(2 * capacity, time, seed: 3));
        Row("twice the capacity", "server", before, "MB resident after a sixth");
        Row("twice the capacity", "server", host.Megabytes, "MB resident at the end");
    }

    private async Task SlowAndVanishingAsync(double capacity, TimeSpan time)
    {
        using HostProcess host = HostProcess.Start("server", models.Path);
        using LoadClient client = new(host.Url, expected);
        List<TcpClient> slow = [];
        for (int i = 0; i < 1000; i++)
        {
            TcpClient connection = new();
            await connection.ConnectAsync(host.Url.Host, host.Url.Port);
            await connection.GetStream().WriteAsync("POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"u8.ToArray());
            slow.Add(connection);
        }
        Outcomes("beside 1,000 clients that send nothing more", await client.OpenAsync(capacity / 2, time, seed: 4));
        slow.ForEach(c => c.Dispose());

        Random random = new(5);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(async i =>
        {
            using CancellationTokenSource leave = new(random.Next(1, 200));
            await client.SendAsync(i, Bulk, Stopwatch.GetTimestamp(), leave.Token);
        }));
        Outcomes("after 500 clients that vanished", await client.OpenAsync(capacity / 2, time / 4, seed: 6));
        string queue = (await client.GetAsync("/metrics")).Split('\n').First(l => l.StartsWith("texttransfer_queue_length", StringComparison.Ordinal));
        Row("after 500 clients that vanished", "server", double.Parse(queue[(queue.IndexOf("} ", StringComparison.Ordinal) + 2)..].Split(' ')[0], CultureInfo.InvariantCulture), "texts in the queue");
    }

    private async Task ReplacementsAsync()
    {
        string served = models.Copy();
        using HostProcess host = HostProcess.Start("server", served);
        using LoadClient client = new(host.Url, expected);
        using CancellationTokenSource stop = new();
        Task<List<LoadResult>> load = client.ClosedAsync(4, 2, TimeSpan.FromMinutes(10), stop.Token);
        HashSet<string> versions = [];
        for (int i = 1; i <= 100; i++)
        {
            models.Put(served, i);
            string wanted = models.Version(i);
            while (!(await client.GetAsync("/v1/models/topics")).Contains(wanted, StringComparison.Ordinal))
                await Task.Delay(50);
        }
        await stop.CancelAsync();
        Outcomes("a model replaced 100 times", await load);
        Row("a model replaced 100 times", "server", host.Megabytes, "MB resident at the end");
    }

    private void Outcomes(string measure, List<LoadResult> results)
    {
        foreach (IGrouping<string, LoadResult> outcome in results.GroupBy(r => r.Outcome).OrderBy(g => g.Key, StringComparer.Ordinal))
            Row(measure, "server", outcome.Count(), $"requests: {outcome.Key}");
    }

    private static double Rate(List<LoadResult> results, TimeSpan time) =>
        results.TrueForAll(r => r.Outcome == "ok") ? results.Sum(r => r.Texts) / time.TotalSeconds : throw new InvalidOperationException($"An answer was {results.First(r => r.Outcome != "ok").Outcome}.");

    private void Row(string measure, string side, double value, string unit)
    {
        string row = string.Create(CultureInfo.InvariantCulture, $"\"{measure}\",{side},{value:0.###},\"{unit}\"");
        output.WriteLine(row);
        Console.WriteLine(row);
    }

    /// <summary>Two models of the same texts that differ in their answers.</summary>
    private sealed class TemporaryModels : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("texttransfer-load-").FullName;
        private readonly OnnxTextEncoder encoder = MiniLM.Create();
        private readonly TextClassifier[] classifiers;
        private readonly string[] paths;

        public TemporaryModels(string labels)
        {
            EmbeddedCorpus corpus = Corpus.Read(labels).Embed(encoder);
            classifiers = [.. Enumerable.Range(0, 2).Select(seed => TextClassifier.Train(corpus, encoder, new TrainingOptions { Seed = seed, TargetErrorRate = 0.1 + (0.05 * seed) }, CancellationToken.None))];
            paths = [.. classifiers.Select((c, i) => System.IO.Path.Combine(folder, $"{i}.ttz"))];
            for (int i = 0; i < paths.Length; i++)
                classifiers[i].Save(paths[i]);
        }

        public string Path => paths[0];

        public string Version(int i) => ContentHash.OfFile(paths[i % 2])[..12];

        public string Copy()
        {
            string copy = System.IO.Path.Combine(folder, "topics.ttz");
            Put(copy, 0);
            return copy;
        }

        public void Put(string path, int i)
        {
            File.Copy(paths[i % 2], path + ".new");
            File.SetLastWriteTimeUtc(path + ".new", DateTime.UtcNow);
            File.Move(path + ".new", path, overwrite: true);
        }

        public IReadOnlyList<(string, Dictionary<string, (string, double)>)> Expect(IReadOnlyList<string> texts)
        {
            IReadOnlyList<Prediction>[] said = [.. classifiers.Select(c => c.PredictAll(texts))];
            return [.. texts.Select((t, i) => (t, said.Select((s, m) => (Version(m), (s[i].Label, s[i].Probability))).ToDictionary(v => v.Item1, v => v.Item2)))];
        }

        public double TextsPerSecond(IReadOnlyList<string> texts, TimeSpan time)
        {
            long start = Stopwatch.GetTimestamp();
            int count = 0;
            for (; Stopwatch.GetElapsedTime(start) < time; count += texts.Count)
                classifiers[0].PredictAll(texts);
            return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        public void Dispose()
        {
            foreach (TextClassifier classifier in classifiers)
                classifier.Dispose();
            encoder.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }
}
