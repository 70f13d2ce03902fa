using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TextTransfer.Tests;

/// <summary>
/// An HTTP/1.1 server on loopback, made by hand so that it can also misbehave: stop in the middle of an answer, state a wrong
/// length, fall silent. One request a connection.
/// </summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<LoopbackRequest, LoopbackReply> answer;

    /// <param name="answer">Gives the answer to a request; called from several threads.</param>
    public LoopbackServer(Func<LoopbackRequest, LoopbackReply> answer)
    {
        this.answer = answer;
        listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        _ = Task.Run(AcceptAsync);
    }

    /// <summary>Scheme, host and port, without a slash at the end.</summary>
    public string Url { get; }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        CancellationToken token = stop.Token;
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(token);
                _ = Task.Run(() => ServeAsync(client, token), token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken token)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                using StreamReader reader = new(stream, Encoding.ASCII, leaveOpen: true);
                string[] first = (await reader.ReadLineAsync(token) ?? "").Split(' ');
                if (first.Length < 2)
                    return;

                Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
                while (await reader.ReadLineAsync(token) is { Length: > 0 } line)
                    headers[line[..line.IndexOf(':', StringComparison.Ordinal)]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();

                await SendAsync(stream, answer(new(first[0], first[1], headers)), token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The other side has gone, or the test has ended.
            }
        }
    }

    private static async Task SendAsync(NetworkStream stream, LoopbackReply reply, CancellationToken token)
    {
        if (reply.Raw is { } raw)
        {
            await raw(stream, token);
            return;
        }

        StringBuilder head = new($"HTTP/1.1 {reply.Status} Status\r\nConnection: close\r\n");
        foreach ((string name, string value) in reply.Headers)
            head.Append($"{name}: {value}\r\n");
        if (!reply.OmitLength)
            head.Append($"Content-Length: {reply.Body.Length}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), token);
        await stream.WriteAsync(reply.Body.AsMemory(0, reply.CutAt ?? reply.Body.Length), token);
        if (reply.Silence is { } silence)
        {
            silence();
            await Task.Delay(Timeout.Infinite, token);
        }
    }
}

/// <summary>A request as it came.</summary>
internal sealed record LoopbackRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The target without its query.</summary>
    public string Path => Target.Split('?')[0];

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>An answer, with its faults.</summary>
internal sealed record LoopbackReply(int Status, byte[] Body)
{
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>Close the connection after this many bytes of the body.</summary>
    public int? CutAt { get; init; }

    /// <summary>Say nothing about the length.</summary>
    public bool OmitLength { get; init; }

    /// <summary>Keep the connection open after the body, and tell when that begins.</summary>
    public Action? Silence { get; init; }

    /// <summary>Writes the whole answer, status line included, in place of all else.</summary>
    public Func<NetworkStream, CancellationToken, Task>? Raw { get; init; }

    public static LoopbackReply Error(int status, params (string Name, string Value)[] headers) =>
        new(status, "{}"u8.ToArray()) { Headers = headers.ToDictionary(h => h.Name, h => h.Value) };

    public static LoopbackReply Redirect(string location, int status = 302) => Error(status, ("Location", location));
}
