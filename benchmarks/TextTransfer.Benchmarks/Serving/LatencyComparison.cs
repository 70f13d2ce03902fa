namespace TextTransfer.Benchmarks.Serving;

/// <summary>
/// How long requests of one text wait that come at random times, at half of the capacity: of a plain endpoint and of the service in turns, at
/// the same times, beside what such times make of the library's own.
/// </summary>
/// <param name="texts">The texts.</param>
/// <param name="models">The library's own side.</param>
/// <param name="rows">Where results go.</param>
internal sealed class LatencyComparison(IReadOnlyList<string> texts, LoadModels models, LoadRows rows)
{
    private const string Measure = "half capacity";

    /// <param name="connect">A client of a process.</param>
    /// <param name="rounds">How often both take their turn.</param>
    /// <param name="time">Of each turn.</param>
    public async Task RunAsync(Func<HostProcess, LoadClient> connect, int rounds, TimeSpan time)
    {
        using HostProcess plain = HostProcess.Start("plain", models.Path), server = HostProcess.Start("server", models.Path);
        using LoadClient toPlain = connect(plain), toServer = connect(server);
        double perSecond = Math.Min(await toPlain.CapacityAsync(time), await toServer.CapacityAsync(time)) / 2;
        rows.Add(Measure, "client", null, perSecond, "requests/s sent");
        List<double> ofPlain = [], ofServer = [];
        for (int round = 1; round <= rounds; round++)
        {
            ofPlain.AddRange(await TurnAsync("plain", toPlain, perSecond, round, time));
            ofServer.AddRange(await TurnAsync("server", toServer, perSecond, round, time));
        }
        Add("plain", null, ofPlain);
        Add("server", null, ofServer);
        Add("no overhead", null, Ideal(models.SecondsOfEach(texts), perSecond, requests: 100_000));
    }

    private async Task<IReadOnlyList<double>> TurnAsync(string side, LoadClient client, double perSecond, int round, TimeSpan time)
    {
        double[] seconds = [.. (await client.OpenAsync(perSecond, time, seed: round)).Select(r => r.Outcome == "ok" ? r.Seconds : throw new InvalidOperationException($"An answer was {r.Outcome}."))];
        Add(side, round, seconds);
        return seconds;
    }

    private void Add(string side, int? round, IEnumerable<double> all)
    {
        double[] seconds = [.. all.Order()];
        (double median, double tail) = (seconds[seconds.Length / 2], seconds[(int)(0.99 * seconds.Length)]);
        rows.Add(Measure, side, round, 1000 * median, "ms median");
        rows.Add(Measure, side, round, 1000 * tail, "ms 99th percentile");
        rows.Add(Measure, side, round, tail / median, "99th percentile / median");
    }

    /// <summary>What random times alone make of the library's: each text goes to the core that is free first, at no other cost.</summary>
    private static IEnumerable<double> Ideal(double[] secondsOfEach, double perSecond, int requests)
    {
        double[] free = new double[Environment.ProcessorCount];
        Random random = new(1);
        double due = 0;
        for (int i = 0; i < requests; i++)
        {
            due -= Math.Log(1 - random.NextDouble()) / perSecond;
            int core = Array.IndexOf(free, free.Min());
            free[core] = Math.Max(free[core], due) + secondsOfEach[i % secondsOfEach.Length];
            yield return free[core] - due;
        }
    }
}
