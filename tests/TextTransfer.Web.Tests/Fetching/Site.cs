using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TextTransfer.Web.Tests.Fetching;

/// <summary>A site on loopback and a fetcher that may ask it, on a clock without waiting. Every name resolves to it.</summary>
internal sealed class Site : IDisposable
{
    private readonly LoopbackServer server;
    private readonly ConcurrentQueue<(LoopbackRequest Request, TimeSpan At)> requests = new();

    /// <param name="answer">The answer to a request.</param>
    /// <param name="options">Changes the options.</param>
    public Site(Func<LoopbackRequest, LoopbackReply> answer, Func<WebFetcherOptions, WebFetcherOptions>? options = null)
    {
        server = new(r =>
        {
            requests.Enqueue((r, Time.Elapsed));
            return answer(r);
        });
        var basic = new WebFetcherOptions { AllowPrivate = true, ObeyRobots = false, TimeProvider = Time, Resolver = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]) };
        Fetcher = new(options?.Invoke(basic) ?? basic);
    }

    public InstantTime Time { get; } = new();

    public WebFetcher Fetcher { get; }

    public int Port => new Uri(server.Url).Port;

    /// <summary>The requests in the order of arrival, with the time of the clock.</summary>
    public IReadOnlyList<(LoopbackRequest Request, TimeSpan At)> Requests => [.. requests];

    public Uri Url(string path = "/", string host = "127.0.0.1") => new($"http://{host}:{Port}{path}");

    public Task<FetchedResource> GetAsync(string path = "/", FetchConditions? conditions = null) => Fetcher.GetAsync(Url(path), conditions);

    public async Task<WebFetchException> FailAsync(string path = "/") => await Assert.ThrowsAsync<WebFetchException>(() => GetAsync(path));

    public static LoopbackReply Text(string body, string type = "text/html") => Bytes(Encoding.UTF8.GetBytes(body), ("Content-Type", type));

    public static LoopbackReply Bytes(byte[] body, params (string Name, string Value)[] headers) => new(200, body) { Headers = headers.ToDictionary(h => h.Name, h => h.Value) };

    /// <summary>An answer byte for byte.</summary>
    public static LoopbackReply Raw(string answer) => Raw((s, t) => s.WriteAsync(Encoding.Latin1.GetBytes(answer), t).AsTask());

    public static LoopbackReply Raw(Func<NetworkStream, CancellationToken, Task> send) => new(200, []) { Raw = send };

    public void Dispose()
    {
        Fetcher.Dispose();
        server.Dispose();
    }
}
