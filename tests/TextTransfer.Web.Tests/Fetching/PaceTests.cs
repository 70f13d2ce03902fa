using System.Globalization;

namespace TextTransfer.Web.Tests.Fetching;

/// <summary>When requests are sent, how many at once, and how often.</summary>
public class PaceTests
{
    [Fact]
    public async Task Requests_to_a_host_keep_their_distance()
    {
        using var site = new Site(_ => Site.Text("page"), o => o with { Delay = TimeSpan.FromSeconds(3) });
        for (var i = 0; i < 3; i++)
            await site.GetAsync($"/{i}");
        Assert.Equal([0, 3, 6], Seconds(site));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => site.GetAsync($"/{i}")));
        Assert.Equal(18, site.Time.Elapsed.TotalSeconds);
    }

    [Fact]
    public async Task Other_hosts_do_not_wait()
    {
        using var site = new Site(_ => Site.Text("page"));
        foreach (var host in new[] { "a.example", "b.example", "A.example" })
            await site.Fetcher.GetAsync(site.Url("/", host));
        Assert.Equal([0, 0, 1], Seconds(site));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_more_are_under_way_than_allowed(int allowed)
    {
        var (running, most) = (0, 0);
        using var full = new SemaphoreSlim(0);
        using var site = new Site(
            _ => Site.Raw(async (stream, token) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                if (running == allowed)
                    full.Release(6);
                await full.WaitAsync(token);
                Interlocked.Decrement(ref running);
                await stream.WriteAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray(), token);
            }),
            o => o with { ConcurrentRequestsPerHost = allowed, Delay = TimeSpan.Zero });
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => site.GetAsync($"/{i}")));
        Assert.Equal(allowed, most);
    }

    [Fact]
    public async Task A_crawl_delay_prevails_from_the_first_page_on()
    {
        using var site = new Site(r => Site.Text(r.Path == "/robots.txt" ? "User-agent: *\nCrawl-delay: 7.5" : "page", "text/plain"), o => o with { ObeyRobots = true });
        for (var i = 0; i < 3; i++)
            await site.GetAsync($"/{i}");
        Assert.Equal([0, 7.5, 15, 22.5], Seconds(site));
    }

    [Fact]
    public async Task A_crawl_delay_of_a_day_is_shortened()
    {
        using var site = new Site(r => Site.Text(r.Path == "/robots.txt" ? "User-agent: *\nCrawl-delay: 86400" : "page", "text/plain"), o => o with { ObeyRobots = true });
        await site.GetAsync();
        Assert.Equal([0, 60], Seconds(site));
        Assert.Equal(TimeSpan.FromDays(1), (await site.Fetcher.GetRobotsAsync(site.Url())).CrawlDelay);
    }

    [Theory]
    [InlineData(429, "20")]
    [InlineData(503, "20")]
    [InlineData(503, "Thu, 01 Jan 2026 00:00:20 GMT")]
    public async Task Retry_after_is_kept_in_both_forms(int status, string retryAfter)
    {
        var count = 0;
        using var site = new Site(_ => count++ == 0 ? LoopbackReply.Error(status, ("Retry-After", retryAfter)) : Site.Text("page"));
        Assert.Equal("page", (await site.GetAsync()).DecodeText());
        Assert.Equal([0, 20], Seconds(site));
    }

    [Fact]
    public async Task Retry_after_holds_for_the_whole_host()
    {
        var count = 0;
        using var site = new Site(_ => count++ == 0 ? LoopbackReply.Error(429, ("Retry-After", "20")) : Site.Text("page"), o => o with { MaxAttempts = 1 });
        await site.FailAsync("/first");
        await site.GetAsync("/second");
        Assert.Equal([0, 20], Seconds(site));
    }

    [Theory]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("99999999999999999999")]
    public async Task A_retry_after_of_no_use_is_as_none(string retryAfter)
    {
        var count = 0;
        using var site = new Site(_ => count++ == 0 ? LoopbackReply.Error(503, ("Retry-After", retryAfter)) : Site.Text("page"));
        await site.GetAsync();
        Assert.InRange(Seconds(site)[1], 1, 30);
    }

    [Theory]
    [InlineData(408, 4)]
    [InlineData(429, 4)]
    [InlineData(502, 4)]
    [InlineData(503, 4)]
    [InlineData(504, 4)]
    [InlineData(401, 1)]
    [InlineData(403, 1)]
    [InlineData(404, 1)]
    [InlineData(500, 1)]
    [InlineData(501, 1)]
    public async Task Only_what_may_pass_is_tried_again(int status, int attempts)
    {
        using var site = new Site(_ => LoopbackReply.Error(status));
        if (attempts == 1)
            Assert.Equal(status, (int)(await site.GetAsync()).Status);
        else
            Assert.Contains(status.ToString(CultureInfo.InvariantCulture), (await site.FailAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(attempts, site.Requests.Count);
        Assert.InRange(site.Time.Elapsed.TotalSeconds, 0, 3 * 30);
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again()
    {
        var count = 0;
        using var site = new Site(_ => count++ < 2 ? Site.Raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf") : Site.Text("whole"));
        Assert.Equal("whole", (await site.GetAsync()).DecodeText());
        Assert.Equal(3, site.Requests.Count);
    }

    [Theory]
    [InlineData("ConcurrentRequestsPerHost")]
    [InlineData("MaxAttempts")]
    [InlineData("MaxBytes")]
    [InlineData("Contact")]
    [InlineData("Delay")]
    [InlineData("BodyTimeout")]
    public void Options_out_of_range_are_named(string option)
    {
        WebFetcherOptions options = option switch
        {
            "MaxAttempts" => new() { MaxAttempts = 0 },
            "MaxBytes" => new() { MaxBytes = 0 },
            "Delay" => new() { Delay = TimeSpan.MaxValue },
            "BodyTimeout" => new() { BodyTimeout = TimeSpan.MaxValue },
            "Contact" => new() { Contact = "me\r\nX-Evil: 1" },
            _ => new() { ConcurrentRequestsPerHost = 0 },
        };
        Assert.Equal(option, Assert.ThrowsAny<ArgumentException>(() => new WebFetcher(options)).ParamName);
    }

    private static double[] Seconds(Site site) => [.. site.Requests.Select(r => r.At.TotalSeconds)];
}
