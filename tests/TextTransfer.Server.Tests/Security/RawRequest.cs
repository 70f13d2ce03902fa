using System.Net.Sockets;
using System.Text;

namespace TextTransfer.Server.Tests.Security;

/// <summary>Bytes sent as they are; no client would send some of them.</summary>
internal static class RawRequest
{
    /// <summary>Sends a request and reads the answer to its end.</summary>
    /// <returns>The answer, head and body; empty when the connection was closed without one.</returns>
    public static async Task<string> SendAsync(Service service, byte[] request)
    {
        using TcpClient client = new();
        await client.ConnectAsync("127.0.0.1", new Uri(service.Url).Port, TestContext.Current.CancellationToken);
        NetworkStream stream = client.GetStream();
        Task sending = stream.WriteAsync(request, TestContext.Current.CancellationToken).AsTask();
        StringBuilder answer = new();
        byte[] buffer = new byte[1 << 14];
        try
        {
            while (await stream.ReadAsync(buffer, TestContext.Current.CancellationToken) is > 0 and int count)
                answer.Append(Encoding.Latin1.GetString(buffer, 0, count));
            await sending;
        }
        catch (IOException)
        {
            // Closed before all was sent, as it should be where too much is.
        }
        return answer.ToString();
    }

    /// <summary>A request to classify with a body as it is.</summary>
    public static byte[] Classify(byte[] body, string headers = "", string path = "/v1/classify", string type = "application/json") =>
        [.. Encoding.Latin1.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n{headers}\r\n"), .. body];

    public static byte[] Classify(string body, string headers = "", string path = "/v1/classify", string type = "application/json") => Classify(Encoding.UTF8.GetBytes(body), headers, path, type);

    public static byte[] Get(string target, string headers = "") => Encoding.Latin1.GetBytes($"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n");
}
