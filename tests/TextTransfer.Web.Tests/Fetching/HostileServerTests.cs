using System.IO.Compression;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CsCheck;

namespace TextTransfer.Web.Tests.Fetching;

/// <summary>Servers made to break a client: each gives an error that is bounded and named.</summary>
public class HostileServerTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    private static readonly Case[] Cases =
    [
        new("a body without end", Endless("HTTP/1.1 200 OK\r\n\r\n", "x"), WebFetchFailure.LimitExceeded, "larger than 1 MB. "),
        new("a chunked body without end", Endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"), WebFetchFailure.LimitExceeded, "larger than 1 MB. "),
        new("a length above the limit", Site.Raw("HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\nx"), WebFetchFailure.LimitExceeded, "(5000 MB)"),
        new("a body that stops before its length", Site.Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"), WebFetchFailure.Network, "ended before the answer did"),
        new("a chunked body that stops", Site.Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\nshort"), WebFetchFailure.Network, "ended before the answer did"),
        new("a chunk whose length is no number", Site.Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nshort"), WebFetchFailure.UnusableAnswer, "not HTTP"),
        new("a length that is no number", Site.Raw("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nshort"), null, ""),
        new("two lengths", Site.Raw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 3\r\n\r\nshort"), null, ""),
        new("a body longer than its length", Site.Raw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nshort and more"), null, ""),
        new("no answer", Silent(""), WebFetchFailure.TimedOut, "no answer came within 0.3 seconds. Try again later, or raise WebFetcherOptions.HeaderTimeout"),
        new("headers that stop halfway", Silent("HTTP/1.1 200 OK\r\nContent-Ty"), WebFetchFailure.TimedOut, "HeaderTimeout"),
        new("interim answers without end", Endless("", "HTTP/1.1 103 Early Hints\r\n\r\n"), WebFetchFailure.LimitExceeded, "MaxHeaderBytes"),
        new("a body that stops halfway", Silent("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx"), WebFetchFailure.TimedOut, "the body did not end within 0.3 seconds. Try again later, or raise WebFetcherOptions.BodyTimeout"),
        new("a body that trickles", Trickling(), WebFetchFailure.TimedOut, "BodyTimeout"),
        new("headers without end", Endless("HTTP/1.1 200 OK\r\n", "X-Filler: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n"), WebFetchFailure.LimitExceeded, "MaxHeaderBytes"),
        new("one header without end", Endless("HTTP/1.1 200 OK\r\nX-Filler: ", "x"), WebFetchFailure.LimitExceeded, "MaxHeaderBytes"),
        new("a status line without end", Endless("HTTP/1.1 200 ", "x"), WebFetchFailure.LimitExceeded, "MaxHeaderBytes"),
        new("a garbage status line", Site.Raw("SSH-2.0-OpenSSH_9.6\r\n\r\n"), WebFetchFailure.UnusableAnswer, "not HTTP"),
        new("an impossible status", Site.Raw("HTTP/1.1 99999 Huh\r\n\r\n"), WebFetchFailure.UnusableAnswer, "not HTTP"),
        new("random bytes", Site.Raw("\0\u0001\u0002\u00ff\u00fe\r\n\r\n"), WebFetchFailure.UnusableAnswer, "not HTTP"),
        new("a connection closed at once", Site.Raw(""), WebFetchFailure.Network, "ended before the answer did"),
        new("a connection reset", Site.Raw(Reset), WebFetchFailure.Network, "the connection failed"),
        new("a redirect to itself", LoopbackReply.Redirect("/"), WebFetchFailure.Redirection, "in a circle"),
        new("a redirect to a file", LoopbackReply.Redirect("file:///etc/passwd"), WebFetchFailure.Redirection, "file:///etc/passwd, which is no web address"),
        new("a redirect to a script", LoopbackReply.Redirect("javascript:alert(1)"), WebFetchFailure.Redirection, "no web address"),
        new("a redirect to a metadata service", LoopbackReply.Redirect("http://169.254.169.254/latest/"), WebFetchFailure.RefusedAddress, "redirected to http://169.254.169.254/latest/: 169.254.169.254 is the metadata service of a cloud"),
        new("the same, as one number", LoopbackReply.Redirect("http://2852039166/"), WebFetchFailure.RefusedAddress, "metadata"),
        new("the same, by a name", LoopbackReply.Redirect("http://metadata.example/"), WebFetchFailure.RefusedAddress, "metadata.example is 169.254.169.254"),
        new("a redirect to a terminal", LoopbackReply.Redirect("x:\u001b[2J"), WebFetchFailure.Redirection, "x:\ufffd[2J"),
        new("a redirect to nowhere", LoopbackReply.Redirect("http://:99999/"), WebFetchFailure.Redirection, "no address"),
        new("a gzip bomb of 10 GB", Site.Bytes(GzipBomb(), ("Content-Encoding", "gzip")), WebFetchFailure.LimitExceeded, "larger than 16 MB once decompressed (gzip, 9.8 MB as sent)", MaxBytes: 16_000_000),
        new("a deflate bomb of 100 MB", Site.Bytes(Compress(s => new ZLibStream(s, CompressionLevel.Fastest), 100), ("Content-Encoding", "deflate")), WebFetchFailure.LimitExceeded, "once decompressed (deflate"),
        new("a brotli bomb of 100 MB", Site.Bytes(Compress(s => new BrotliStream(s, CompressionLevel.Fastest), 100), ("Content-Encoding", "br")), WebFetchFailure.LimitExceeded, "once decompressed (br"),
        new("a bomb within a bomb", Site.Bytes(HostileInputTests.Gzip(HostileInputTests.Gzip(new byte[50_000_000])), ("Content-Encoding", "gzip, gzip")), WebFetchFailure.LimitExceeded, "once decompressed (gzip"),
        new("three codings", Site.Bytes([1, 2, 3], ("Content-Encoding", "gzip, gzip, gzip")), WebFetchFailure.UnusableAnswer, "compressed 3 times over"),
        new("an unknown coding", Site.Bytes([1, 2, 3], ("Content-Encoding", "compress")), WebFetchFailure.UnusableAnswer, "'compress'"),
        new("gzip that is none", Site.Bytes("<html>"u8.ToArray(), ("Content-Encoding", "gzip")), WebFetchFailure.UnusableAnswer, "damaged or cut off"),
        new("gzip that is cut off", Site.Bytes(HostileInputTests.Gzip(Noise())[..5000], ("Content-Encoding", "gzip")), WebFetchFailure.UnusableAnswer, "damaged or cut off"),
        new("brotli that is cut off", Site.Bytes(Compress(s => new BrotliStream(s, CompressionLevel.Fastest), 1)[..^1], ("Content-Encoding", "br")), WebFetchFailure.UnusableAnswer, "damaged or cut off"),
        new("brotli that is none", Site.Bytes(Noise(), ("Content-Encoding", "br")), WebFetchFailure.UnusableAnswer, "damaged or cut off"),
        new("429 that asks for an hour", LoopbackReply.Error(429, ("Retry-After", "3600")), WebFetchFailure.Overloaded, "answers 429 and asks to wait 3600 seconds. Come back then, or raise WebFetcherOptions.MaxRetryAfter"),
        new("429 for ever", LoopbackReply.Error(429, ("Retry-After", "5")), WebFetchFailure.Overloaded, "at the last of 4 attempts"),
        new("503 for ever", LoopbackReply.Error(503), WebFetchFailure.Overloaded, "answers 503, at the last of 4 attempts"),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_bounded_and_named(string name)
    {
        var hostile = Cases.Single(c => c.Name == name);
        using var site = new Site(_ => hostile.Reply, o => o with
        {
            MaxBytes = hostile.MaxBytes,
            HeaderTimeout = hostile.Named.EndsWith("HeaderTimeout", StringComparison.Ordinal) ? Short : o.HeaderTimeout,
            BodyTimeout = hostile.Named.EndsWith("BodyTimeout", StringComparison.Ordinal) ? Short : o.BodyTimeout,
            Resolver = (_, _) => Task.FromResult<System.Net.IPAddress[]>([System.Net.IPAddress.Parse("169.254.169.254")]),
        });
        if (hostile.Failure is null)
        {
            // Faults that every client forgives.
            Assert.StartsWith("sho", (await site.GetAsync()).DecodeText(), StringComparison.Ordinal);
            return;
        }

        var error = await site.FailAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"| {name} | {error.Message.Replace($":{site.Port}", "", StringComparison.Ordinal)} |");
        Assert.Equal(hostile.Failure, error.Failure);
        Assert.Contains(hostile.Named, error.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{site.Url()}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_named_at_once()
    {
        var asked = 0;
        using var site = new Site(_ => Site.Text(""), o => o with { Resolver = (_, _) => ++asked > 0 ? throw new SocketException((int)SocketError.HostNotFound) : null! });
        var error = await Assert.ThrowsAsync<WebFetchException>(() => site.Fetcher.GetAsync(new("http://no.example/")));
        Assert.Contains("there is no host no.example", error.Message, StringComparison.Ordinal);
        Assert.Equal((WebFetchFailure.Network, 1), (error.Failure, asked));
    }

    [Fact]
    public async Task A_port_without_a_server_is_named()
    {
        int port;
        using (var site = new Site(_ => Site.Text("")))
            port = site.Port;
        using var fetcher = new WebFetcher(new() { AllowPrivate = true, ObeyRobots = false });
        var error = await Assert.ThrowsAsync<WebFetchException>(() => fetcher.GetAsync(new($"http://127.0.0.1:{port}/")));
        Assert.Contains($"takes no connections at port {port}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_tls_is_named()
    {
        using var site = new Site(_ => Site.Text(""), o => o with { MaxAttempts = 1 });
        var error = await Assert.ThrowsAsync<WebFetchException>(() => site.Fetcher.GetAsync(new($"https://127.0.0.1:{site.Port}/")));
        TestContext.Current.TestOutputHelper?.WriteLine(error.Message);
        Assert.Equal(WebFetchFailure.Network, error.Failure);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_named_at_once()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var connections = 0;
        _ = Task.Run(async () =>
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                connections++;
                using var secure = new SslStream(client.GetStream());
                await secure.AuthenticateAsServerAsync(certificate);
            }
        });
        using var fetcher = new WebFetcher(new() { AllowPrivate = true, ObeyRobots = false, TimeProvider = new InstantTime() });
        var error = await Assert.ThrowsAsync<WebFetchException>(() => fetcher.GetAsync(new($"https://localhost:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}/")));
        TestContext.Current.TestOutputHelper?.WriteLine(error.Message);
        Assert.Equal((WebFetchFailure.Network, 1), (error.Failure, connections));
        Assert.Contains("certificate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_bytes_give_an_answer_or_a_named_error()
    {
        byte[] whole = [.. "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nRetry-After: 5\r\nLocation: /x\r\nTransfer-Encoding: chunked\r\n\r\n"u8,
            .. Chunk(HostileInputTests.Gzip(Encoding.UTF8.GetBytes("<p>A page of some length.</p>"))), .. "0\r\nTrailer: x\r\n\r\n"u8];
        var sent = whole;
        using var site = new Site(_ => Site.Raw((s, t) => s.WriteAsync(sent, t).AsTask()), o => o with { Delay = TimeSpan.Zero, MaxAttempts = 2 });
        await Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, 3]).Array[1, 4].SampleAsync(
            async changes =>
            {
                List<byte> bytes = [.. whole];
                foreach (var (at, value, how) in changes)
                {
                    if (how == 0)
                        bytes.RemoveRange(Math.Min(at, bytes.Count), bytes.Count - Math.Min(at, bytes.Count));
                    else if (how == 1 && at < bytes.Count)
                        bytes.RemoveAt(at);
                    else if (at < bytes.Count)
                        bytes[at] = how == 2 ? value : (byte)(value % 64 + 32);
                }

                sent = [.. bytes];
                try
                {
                    (await site.GetAsync()).DecodeText();
                }
                catch (WebFetchException)
                {
                    // Named.
                }
            },
            iter: 500,
            threads: 1);
    }

    [Fact]
    public async Task Redirects_that_never_repeat_end()
    {
        using var site = new Site(r => LoopbackReply.Redirect($"{r.Path}x"));
        var error = await site.FailAsync();
        Assert.Equal(WebFetchFailure.Redirection, error.Failure);
        Assert.Contains("more than 10 redirects", error.Message, StringComparison.Ordinal);
        Assert.Equal(11, site.Requests.Count);
    }

    [Fact]
    public async Task Cancellation_comes_through_as_such()
    {
        using var waiting = new CancellationTokenSource();
        using var site = new Site(_ => new(200, "x"u8.ToArray()) { OmitLength = true, Silence = waiting.Cancel });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.Fetcher.GetAsync(site.Url(), null, waiting.Token));
    }

    [Fact]
    public async Task A_limit_for_one_resource_replaces_that_of_all()
    {
        using var site = new Site(_ => Site.Text(new('x', 2000)), o => o with { MaxBytes = 1000 });
        Assert.Equal(WebFetchFailure.LimitExceeded, (await site.FailAsync()).Failure);
        Assert.Equal(2000, (await site.Fetcher.GetLargeAsync(site.Url(), 2000)).Body.Length);
    }

    private static LoopbackReply Endless(string head, string piece) => Site.Raw(async (stream, token) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), token);
        var pieces = Encoding.ASCII.GetBytes(new StringBuilder().Insert(0, piece, 1000).ToString());
        while (true)
            await stream.WriteAsync(pieces, token);
    });

    private static LoopbackReply Silent(string head) => Site.Raw(async (stream, token) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), token);
        await Task.Delay(Timeout.Infinite, token);
    });

    private static LoopbackReply Trickling() => Site.Raw(async (stream, token) =>
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), token);
        while (true)
        {
            await stream.WriteAsync("x"u8.ToArray(), token);
            await Task.Delay(10, token);
        }
    });

    private static Task Reset(NetworkStream stream, CancellationToken token)
    {
        stream.Socket.LingerState = new(enable: true, seconds: 0);
        stream.Socket.Close();
        return Task.CompletedTask;
    }

    // A gzip file may consist of several: the same 10 MB a thousand times over.
    private static byte[] GzipBomb()
    {
        var member = Compress(s => new GZipStream(s, CompressionLevel.Optimal), 10);
        return [.. Enumerable.Repeat(member, 1000).SelectMany(m => m)];
    }

    private static byte[] Compress(Func<Stream, Stream> coding, int megabytes)
    {
        using var compressed = new MemoryStream();
        using (var stream = coding(compressed))
        {
            for (var i = 0; i < megabytes; i++)
                stream.Write(new byte[1_000_000]);
        }

        return compressed.ToArray();
    }

    private static byte[] Chunk(byte[] bytes) => [.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8];

    private static byte[] Noise()
    {
        var noise = new byte[10_000];
        new Random(1).NextBytes(noise);
        return noise;
    }

    private sealed record Case(string Name, LoopbackReply Reply, WebFetchFailure? Failure, string Named, int MaxBytes = 1_000_000);
}
