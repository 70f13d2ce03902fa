using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace TextTransfer.Benchmarks.Serving;

/// <summary>What became of a request.</summary>
/// <param name="Seconds">From when it was sent to its answer.</param>
/// <param name="Texts">Texts answered.</param>
/// <param name="Outcome">ok, wrong, an HTTP status (429 says when to come again, or its absence is told), refused (no connection was made), or lost (one was, and no answer came).</param>
/// <param name="IsLast">Whether the answer closed the connection: the service is stopping, and the client goes elsewhere.</param>
internal readonly record struct LoadResult(double Seconds, int Texts, string Outcome, bool IsLast = false);

/// <summary>Sends requests and checks every answer against what the library says of its texts.</summary>
/// <param name="url">Where to.</param>
/// <param name="expected">Texts, and for each version of the model the label and the probability it must have; those of the first where an answer names none.</param>
internal sealed class LoadClient(Uri url, IReadOnlyList<(string Text, Dictionary<string, (string Label, double Probability)> ByVersion)> expected) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = int.MaxValue }) { BaseAddress = url, Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>As many requests at once as there are clients, one after another each.</summary>
    public async Task<List<LoadResult>> ClosedAsync(int clients, int textsPerRequest, TimeSpan time, CancellationToken stop = default)
    {
        ConcurrentBag<LoadResult> results = [];
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(c => Task.Run(async () =>
        {
            for (int i = c * 31; Stopwatch.GetElapsedTime(start) < time && !stop.IsCancellationRequested; i += textsPerRequest)
            {
                LoadResult result = await SendAsync(i, textsPerRequest);
                results.Add(result);
                if (result.Outcome is "refused" || result.IsLast)
                    break;
            }
        })));
        return [.. results];
    }

    /// <summary>Requests of one text at random times, whatever becomes of those before (a Poisson process).</summary>
    public async Task<List<LoadResult>> OpenAsync(double perSecond, TimeSpan time, int seed)
    {
        Random random = new(seed);
        List<Task<LoadResult>> sent = [];
        long start = Stopwatch.GetTimestamp();
        for (double due = 0; due < time.TotalSeconds; due -= Math.Log(1 - random.NextDouble()) / perSecond)
        {
            TimeSpan wait = TimeSpan.FromSeconds(due) - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.FromMilliseconds(1))
                await Task.Delay(wait);
            sent.Add(SendAsync(sent.Count, 1));
        }
        return [.. await Task.WhenAll(sent)];
    }

    /// <summary>Requests of one text per second, after as much time to warm up.</summary>
    public async Task<double> CapacityAsync(TimeSpan time)
    {
        await ClosedAsync(8, 1, time);
        return (await ClosedAsync(8, 1, time)).Count / time.TotalSeconds;
    }

    public async Task<LoadResult> SendAsync(int first, int count, CancellationToken cancellationToken = default)
    {
        int[] which = [.. Enumerable.Range(first, count).Select(i => i % expected.Count)];
        using ByteArrayContent content = new(JsonSerializer.SerializeToUtf8Bytes(new { texts = which.Select(i => expected[i].Text) }));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        long start = Stopwatch.GetTimestamp();
        try
        {
            using HttpResponseMessage response = await http.PostAsync("/v1/classify", content, cancellationToken);
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            return response.StatusCode == HttpStatusCode.OK ? new(seconds, count, IsRight(which, body) ? "ok" : "wrong", response.Headers.ConnectionClose == true) : new(seconds, 0, Status(response));
        }
        catch (HttpRequestException e)
        {
            return new(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, e.HttpRequestError == HttpRequestError.ConnectionError ? "refused" : "lost");
        }
        catch (OperationCanceledException)
        {
            return new(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, "left");
        }
    }

    public Task<string> GetAsync(string path) => http.GetStringAsync(new Uri(path, UriKind.Relative));

    public void Dispose() => http.Dispose();

    private static string Status(HttpResponseMessage response) => response switch
    {
        { StatusCode: HttpStatusCode.TooManyRequests, Headers.RetryAfter: null } => "429 without Retry-After",
        _ => $"{(int)response.StatusCode}",
    };

    private bool IsRight(int[] which, byte[] body)
    {
        JsonElement answer = JsonElement.Parse(body);
        string? version = answer.TryGetProperty("version", out JsonElement stated) ? stated.GetString() : null;
        JsonElement results = answer.GetProperty("results");
        return results.GetArrayLength() == which.Length && which.Select((text, i) => (text, i)).All(w =>
        {
            Dictionary<string, (string Label, double Probability)> byVersion = expected[w.text].ByVersion;
            (string label, double probability) = version is null ? byVersion.Values.First() : byVersion.GetValueOrDefault(version);
            return results[w.i].GetProperty("label").GetString() == label && Math.Abs(results[w.i].GetProperty("probability").GetDouble() - probability) < 1e-9;
        });
    }
}
