using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace TextTransfer.Server.Tests.Security;

/// <summary>The table of attacks: each is answered by a 4xx in bounded time and memory, and the service goes on.</summary>
public sealed class AttackTests
{
    private const long MaxGrowth = 128 << 20;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(10);

    /// <summary>What is tried, the request, and the status it must have.</summary>
    private static readonly (string Name, Func<byte[]> Request, int Status)[] Table =
    [
        ("body beyond the limit", () => RawRequest.Classify("{\"text\":\"" + new string('a', 5 << 20)), 413),
        ("chunked body beyond the limit", () => Chunked("{\"text\":\"" + new string('a', 5 << 20)), 413),
        ("a length that is a lie", () => [.. RawRequest.Classify("{}", "Content-Length: 5\r\n")], 400),
        ("a length that is no number", () => Encoding.ASCII.GetBytes("POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1e9\r\n\r\n"), 400),
        ("a negative length", () => Encoding.ASCII.GetBytes("POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n"), 400),
        ("a chunk size that is no number", () => Encoding.ASCII.GetBytes("POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"), 400),
        ("an unknown transfer coding", () => Encoding.ASCII.GetBytes("POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: gzip\r\n\r\n"), 400),
        ("arrays nested 100,000 deep", () => RawRequest.Classify(new string('[', 100_000)), 400),
        ("objects nested in a known member", () => RawRequest.Classify("""{"texts":""" + string.Concat(Enumerable.Repeat("""{"a":""", 50_000))), 400),
        ("nesting in the free member of embeddings", () => RawRequest.Classify("""{"input":""" + new string('[', 50_000) + new string(']', 50_000) + "}", path: "/v1/embeddings"), 400),
        ("JSON cut off", () => RawRequest.Classify("""{"text":"a"""), 400),
        ("no JSON", () => RawRequest.Classify("text=a"), 400),
        ("an empty body", () => RawRequest.Classify(""), 400),
        ("JSON's null", () => RawRequest.Classify("null"), 400),
        ("JSON with comments and a trailing comma", () => RawRequest.Classify("""{"text":"a",/* */}"""), 400),
        ("two values", () => RawRequest.Classify("""{"text":"a"}{"text":"b"}"""), 400),
        ("invalid UTF-8", () => RawRequest.Classify([.. "{\"text\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8]), 400),
        ("overlong UTF-8", () => RawRequest.Classify([.. "{\"text\":\""u8, 0xC0, 0xAF, .. "\"}"u8]), 400),
        ("half of a surrogate pair", () => RawRequest.Classify("""{"text":"\ud800"}"""), 400),
        ("half of a pair in embeddings", () => RawRequest.Classify("""{"input":"\ud800"}""", path: "/v1/embeddings"), 400),
        ("half of a pair in a list", () => RawRequest.Classify("""{"input":["a","\udfff"]}""", path: "/v1/embeddings"), 400),
        ("the name of a member twice", () => RawRequest.Classify("""{"text":"a","text":"b"}"""), 400),
        ("__proto__", () => RawRequest.Classify("""{"text":"a","__proto__":{"admin":true}}"""), 400),
        ("constructor.prototype", () => RawRequest.Classify("""{"text":"a","constructor":{"prototype":{}}}"""), 400),
        ("$type", () => RawRequest.Classify("""{"$type":"System.Diagnostics.Process","text":"a"}"""), 400),
        ("a number beyond all", () => RawRequest.Classify("""{"input":"a","dimensions":1e999}""", path: "/v1/embeddings"), 400),
        ("a number in place of a text", () => RawRequest.Classify("""{"text":1}"""), 400),
        ("more texts than a request may have", () => RawRequest.Classify("""{"texts":[""" + string.Join(",", Enumerable.Repeat("\"\"", 100_000)) + "]}"), 413),
        ("a text beyond the limit", () => RawRequest.Classify($$"""{"text":"{{new string('a', 1 << 20)}}"}"""), 413),
        ("gzip in place of JSON", () => RawRequest.Classify(Bomb(), "Content-Encoding: gzip\r\n"), 415),
        ("a zip bomb as a file", () => RawRequest.Classify(Bomb(), path: "/v1/classify/file?name=a.xml", type: "application/octet-stream"), 415),
        ("another kind of file", () => RawRequest.Classify("MZ", path: "/v1/classify/file?name=a.exe", type: "application/octet-stream"), 415),
        ("a form, as pages of other sites can send it", () => RawRequest.Classify("""{"text":"a"}""", type: "text/plain"), 415),
        ("a form to the stream", () => RawRequest.Classify("""{"text":"a"}""", path: "/v1/classify/stream", type: "text/plain"), 415),
        ("a form to files", () => RawRequest.Classify("text\na\n", path: "/v1/classify/file?name=a.csv", type: "text/plain"), 415),
        ("a path as the name of a model", () => RawRequest.Classify("""{"text":"a","model":"../../../etc/passwd"}"""), 404),
        ("a path as the name of a model, encoded", () => RawRequest.Get("/v1/models/..%2f..%2f..%2fetc%2fpasswd"), 404),
        ("a path above the root", () => RawRequest.Get("/../../../../etc/passwd"), 404),
        ("a path above the page", () => RawRequest.Get("/page.js/%2e%2e/%2e%2e/TextTransfer.Server.dll"), 404),
        ("a path with backslashes", () => RawRequest.Get("/..\\..\\windows\\win.ini"), 404),
        ("a null in the path", () => RawRequest.Get("/v1/models/topics%00.ttz"), 400),
        ("a path that is no UTF-8", () => RawRequest.Get("/v1/models/%C3%28"), 404),
        ("a long model name", () => RawRequest.Classify($$"""{"text":"a","model":"{{new string('a', 100_000)}}"}"""), 404),
        ("line feeds in a model name", () => RawRequest.Classify("""{"text":"a","model":"a\r\nFORGED entry \u001b[2J"}"""), 404),
        ("line feeds in the path", () => RawRequest.Get("/v1/models/a%0d%0aFORGED%20entry"), 404),
        ("a line feed in a header", () => RawRequest.Get("/v1/models", "X-A: a\rFORGED\r\n"), 400),
        ("a header with a null", () => RawRequest.Get("/v1/models", "X-A: \0\r\n"), 400),
        ("a header of 64 KB", () => RawRequest.Get("/v1/models", $"X-A: {new string('a', 1 << 16)}\r\n"), 431),
        ("a thousand headers", () => RawRequest.Get("/v1/models", string.Concat(Enumerable.Range(0, 1000).Select(i => $"X-{i}: a\r\n"))), 431),
        ("an address of 64 KB", () => RawRequest.Get("/v1/models/" + new string('a', 1 << 16)), 414),
        ("no host", () => Encoding.ASCII.GetBytes("GET /v1/models HTTP/1.1\r\n\r\n"), 400),
        ("two hosts", () => RawRequest.Get("/v1/models", "Host: other\r\n"), 400),
        ("a foreign host (a name made to lead here)", () => Encoding.ASCII.GetBytes("GET /v1/models HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"), 400),
        ("a method of its own", () => Encoding.ASCII.GetBytes("BREW /v1/classify HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), 405),
        ("TRACE", () => Encoding.ASCII.GetBytes("TRACE /v1/classify HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), 405),
        ("noise", () => [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7919))], 400),
        ("TLS where there is none", () => [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03, 0x0d, 0x0a], 400),
    ];

    public static TheoryData<string> Attacks => [.. Table.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task An_attack_is_refused_and_the_service_goes_on(string name)
    {
        (_, Func<byte[]> request, int status) = Table.Single(a => a.Name == name);
        await using Service service = await Service.StartAsync();
        byte[] bytes = request();
        long before = GC.GetTotalMemory(forceFullCollection: true), start = Stopwatch.GetTimestamp();
        string answer = await RawRequest.SendAsync(service, bytes);
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.True(time < MaxTime, $"{time}");
        Assert.True(GC.GetTotalMemory(forceFullCollection: false) - before < MaxGrowth);
        Assert.DoesNotContain("FORGED", answer.Split("\r\n\r\n")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("\nFORGED", service.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", service.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        await service.AskAsync("/v1/classify", new { text = "a" });
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss><channel><item><title>&b;</title></item></channel></rss>")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&a;</title></item></channel></rss>")]
    public async Task Entities_of_a_file_are_not_followed(string xml)
    {
        await using Service service = await Service.StartAsync();
        string answer = await RawRequest.SendAsync(service, RawRequest.Classify(xml, path: "/v1/classify/file?name=a.xml", type: "application/octet-stream"));
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.Contains("\"status\":400", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nX-A: ")]
    [InlineData("POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")]
    public async Task A_request_that_never_ends_is_ended(string begun)
    {
        await using Service service = await Service.StartAsync(build: b => b.Services.PostConfigure<KestrelServerOptions>(kestrel =>
        {
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(1);
            kestrel.Limits.MinRequestBodyDataRate = new(240, TimeSpan.FromSeconds(2));
        }));
        Assert.StartsWith("HTTP/1.1 408 ", await RawRequest.SendAsync(service, Encoding.ASCII.GetBytes(begun)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_that_a_pattern_could_stumble_over_take_the_time_of_their_length()
    {
        using TemporaryFolder folder = new();
        using OnnxTextEncoder encoder = MiniLM.Create();
        using (TextClassifier classifier = SampleModels.Train(encoder))
            classifier.Save(folder.File("real.ttz"));
        await using Service service = await Service.StartAsync(build: b =>
        {
            b.Services.AddTextTransfer(o => o.OpenEncoder = trained => trained.Name == MiniLM.Name ? MiniLM.Create() : new ToyEncoder());
            b.Services.AddTextClassifier("real", folder.File("real.ttz"));
        });
        string[] texts = [new('a', 4000), string.Concat(Enumerable.Repeat("a!", 2000)), new('\u0301', 4000), string.Concat(Enumerable.Repeat("[MASK]", 700)), new(' ', 4000), string.Concat(Enumerable.Repeat("\ud83d\udc68\u200d", 1000))];
        foreach (string text in texts)
        {
            long start = Stopwatch.GetTimestamp();
            JsonElement answer = await service.AskAsync("/v1/classify", new { model = "real", text });
            Assert.Equal(1, answer.GetProperty("results").GetArrayLength());
            Assert.True(Stopwatch.GetElapsedTime(start) < MaxTime);
        }
    }

    private static byte[] Chunked(string body) => Encoding.ASCII.GetBytes(
        $"POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{body.Length:x}\r\n{body}\r\n0\r\n\r\n");

    /// <summary>A gigabyte of zeros would be a megabyte; a tenth of it does.</summary>
    private static byte[] Bomb()
    {
        using MemoryStream bytes = new();
        using (GZipStream gzip = new(bytes, CompressionLevel.Fastest))
        {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++)
                gzip.Write(zeros);
        }
        return bytes.ToArray();
    }
}
