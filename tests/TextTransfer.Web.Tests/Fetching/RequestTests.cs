using System.Net;
using System.Text;

namespace TextTransfer.Web.Tests.Fetching;

/// <summary>What is sent, what is followed, and what comes back.</summary>
public class RequestTests
{
    [Fact]
    public async Task A_request_says_who_asks()
    {
        using var site = new Site(_ => Site.Text("page"), o => o with { Contact = "https://example.org/bot" });
        await site.GetAsync("/a?b=c#d");
        var request = Assert.Single(site.Requests).Request;
        Assert.Equal("/a?b=c", request.Target);
        Assert.Matches(@"^TextTransfer/\d+\.\d+\.\d+\S* \(\+https://example\.org/bot\)$", request.Header("User-Agent"));
        foreach (var absent in new[] { "Cookie", "Authorization", "traceparent", "Referer", "If-None-Match" })
            Assert.Null(request.Header(absent));
    }

    [Fact]
    public async Task An_answer_keeps_its_headers()
    {
        using var site = new Site(_ => Site.Bytes("[]"u8.ToArray(), ("Content-Type", "Application/JSON; Charset=\"UTF-8\""), ("X-WP-Total", "12"), ("Link", "<a>; rel=\"next\"")));
        var answer = await site.GetAsync();
        Assert.Equal(("application/json", "UTF-8"), (answer.MediaType, answer.Charset));
        Assert.Equal(("12", "<a>; rel=\"next\""), (answer.Headers["x-wp-total"], answer.Headers["link"]));
        Assert.Null(answer.Conditions);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirects_are_followed_and_listed(int status)
    {
        using var site = new Site(r => r.Path switch
        {
            "/a" => LoopbackReply.Redirect("b?x=ü", status),
            "/b" => LoopbackReply.Redirect("//ann:pw@other.example:" + new Uri($"http://{r.Header("Host")}").Port + "/c#part", status),
            _ => Site.Text("end"),
        });
        var answer = await site.GetAsync("/a");
        Assert.Equal("end", answer.DecodeText());
        Assert.Equal(site.Url("/a"), answer.RequestedAddress);
        Assert.Equal(site.Url("/c", "other.example").AbsoluteUri, answer.Address.AbsoluteUri);
        Assert.Equal(2, answer.Redirects.Count);
        Assert.False(answer.LeftHttps);
        Assert.DoesNotContain(site.Requests, r => r.Request.Header("Authorization") is not null);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(304)]
    [InlineData(305)]
    public async Task Other_statuses_of_their_kind_are_not(int status)
    {
        using var site = new Site(_ => LoopbackReply.Redirect("/elsewhere", status));
        Assert.Equal(status, (int)(await site.GetAsync()).Status);
    }

    [Theory]
    [InlineData("http", "https", "https", false)]
    [InlineData("https", "http", "https", true)]
    [InlineData("https", "https", "https", false)]
    [InlineData("http", "http", "http", false)]
    public void A_step_from_https_to_http_is_noted(string first, string second, string third, bool left)
    {
        var answer = new FetchedResource
        {
            RequestedAddress = new($"{first}://h/1"),
            Address = new($"{third}://h/3"),
            Redirects = [new($"{second}://h/2"), new($"{third}://h/3")],
            Status = HttpStatusCode.OK,
        };
        Assert.Equal(left, answer.LeftHttps);
    }

    [Fact]
    public async Task What_did_not_change_is_not_sent_again()
    {
        using var site = new Site(r => r.Header("If-None-Match") == "\"v1\"" && r.Header("If-Modified-Since") == "Thu, 01 Jan 2026 00:00:00 GMT"
            ? new(304, []) { OmitLength = true }
            : Site.Bytes("page"u8.ToArray(), ("ETag", "\"v1\""), ("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")));
        var first = await site.GetAsync();
        var second = await site.GetAsync("/", first.Conditions);
        Assert.Equal((HttpStatusCode.NotModified, 0, first.Conditions), (second.Status, second.Body.Length, second.Conditions));
        Assert.Equal(HttpStatusCode.NotModified, (await site.GetAsync("/", new("\"v1\"", "Thu, 01 Jan 2026 00:00:00 GMT"))).Status);
    }

    [Fact]
    public async Task Conditions_go_to_the_address_that_gave_them_alone()
    {
        using var site = new Site(r => r.Path == "/old" ? LoopbackReply.Redirect("/new") : Site.Bytes([], ("ETag", "\"of new\"")));
        var first = await site.GetAsync("/old");
        await site.GetAsync("/old", first.Conditions);
        await site.GetAsync("/other", first.Conditions);
        Assert.Equal([null, null, null, "\"of new\"", null], site.Requests.Select(r => r.Request.Header("If-None-Match")));
    }

    [Fact]
    public async Task Conditions_cannot_smuggle_headers()
    {
        using var site = new Site(_ => Site.Text("page"));
        await site.GetAsync("/", new("\"a\"\r\nX-Evil: 1", null));
        Assert.Null(Assert.Single(site.Requests).Request.Header("X-Evil"));
    }

    [Fact]
    public async Task Credentials_go_to_their_origin_alone()
    {
        using var other = new Site(_ => Site.Text("elsewhere"));
        LoopbackReply answer = Site.Text("private");
        Site? site = null;
        site = new Site(_ => answer);
        using (site)
        {
            var credentials = new WebCredentials(site.Url("/wp-admin/"), "ann", "abcd efgh ijkl");
            using var fetcher = new WebFetcher(new() { AllowPrivate = true, ObeyRobots = false, TimeProvider = site.Time, Credentials = credentials });
            await fetcher.GetAsync(site.Url());
            answer = LoopbackReply.Redirect(other.Url("/x").AbsoluteUri);
            await fetcher.GetAsync(site.Url());
            Assert.All(site.Requests, r => Assert.Equal($"Basic {Convert.ToBase64String("ann:abcd efgh ijkl"u8)}", r.Request.Header("Authorization")));
            Assert.Null(Assert.Single(other.Requests).Request.Header("Authorization"));
            Assert.DoesNotContain("abcd", $"{credentials} {new WebFetcherOptions { Credentials = credentials }}", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("http://example.com/", "ann", "not https")]
    [InlineData("https://example.com/", "ann:x", "colon")]
    [InlineData("ftp://example.com/", "ann", "not https")]
    public void Credentials_that_would_be_read_on_the_way_are_refused(string origin, string user, string reason)
    {
        var error = Assert.Throws<ArgumentException>(() => new WebCredentials(new(origin), user, "s3cret"));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("gzip, br")]
    [InlineData("identity")]
    [InlineData("")]
    public async Task Compressed_bodies_are_read(string coding)
    {
        var text = string.Concat(Enumerable.Range(0, 5000).Select(i => $"line {i}\n"));
        var body = Encoding.UTF8.GetBytes(text);
        foreach (var step in coding.Split(", "))
            body = Compress(body, step);
        using var site = new Site(_ => Site.Bytes(body, ("Content-Encoding", coding.Replace("raw ", "", StringComparison.Ordinal))));
        Assert.Equal(text, (await site.GetAsync()).DecodeText());
    }

    [Fact]
    public async Task Gzip_of_several_members_is_whole()
    {
        using var site = new Site(_ => Site.Bytes([.. HostileInputTests.Gzip(new byte[1000]), .. HostileInputTests.Gzip(new byte[10])], ("Content-Encoding", "gzip")));
        Assert.Equal(1010, (await site.GetAsync()).Body.Length);
    }

    [Fact]
    public async Task A_fetcher_ends_once_and_says_so()
    {
        using var site = new Site(_ => Site.Text("page"));
        site.Fetcher.Dispose();
        site.Fetcher.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => site.GetAsync());
    }

    [Fact]
    public async Task What_is_under_way_ends_with_the_fetcher()
    {
        var waiting = new TaskCompletionSource();
        using var site = new Site(_ => new(200, "x"u8.ToArray()) { OmitLength = true, Silence = waiting.SetResult });
        var request = site.GetAsync();
        await waiting.Task;
        site.Fetcher.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    private static byte[] Compress(byte[] body, string coding)
    {
        using var compressed = new MemoryStream();
        using (Stream? stream = coding switch
        {
            "gzip" or "x-gzip" => new System.IO.Compression.GZipStream(compressed, System.IO.Compression.CompressionMode.Compress),
            "br" => new System.IO.Compression.BrotliStream(compressed, System.IO.Compression.CompressionMode.Compress),
            "deflate" => new System.IO.Compression.ZLibStream(compressed, System.IO.Compression.CompressionMode.Compress),
            "raw deflate" => new System.IO.Compression.DeflateStream(compressed, System.IO.Compression.CompressionMode.Compress),
            _ => null,
        })
        {
            (stream ?? compressed).Write(body);
        }

        return compressed.ToArray();
    }
}
