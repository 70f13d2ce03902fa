namespace TextTransfer.Web.Tests.Fetching;

/// <summary>How a fetcher goes by robots.txt.</summary>
public class RobotsTests
{
    private const string File = "User-agent: *\nDisallow: /private\nSitemap: /map.xml\n";

    [Fact]
    public async Task It_is_fetched_once_and_obeyed()
    {
        using var site = new Site(r => Site.Text(r.Path == "/robots.txt" ? File : "page", "text/plain"), o => o with { ObeyRobots = true });
        await Task.WhenAll(site.GetAsync("/a"), site.GetAsync("/b"), site.GetAsync("/robots.txt"));
        var error = await site.FailAsync("/private/x");
        Assert.Equal(WebFetchFailure.DisallowedByRobots, error.Failure);
        Assert.Contains("disallows it (Disallow: /private)", error.Message, StringComparison.Ordinal);
        Assert.Equal(new HashSet<string> { "/robots.txt", "/a", "/b" }, site.Requests.Select(r => r.Request.Path).ToHashSet());
        Assert.Equal(2, site.Requests.Count(r => r.Request.Path == "/robots.txt"));
    }

    [Fact]
    public async Task It_is_asked_again_after_a_day()
    {
        using var site = new Site(r => Site.Text(File, "text/plain"), o => o with { ObeyRobots = true });
        foreach (var hours in new[] { 0, 23, 2 })
        {
            site.Time.Advance(TimeSpan.FromHours(hours));
            await site.GetAsync("/a");
        }

        Assert.Equal(2, site.Requests.Count(r => r.Request.Path == "/robots.txt"));
    }

    [Fact]
    public async Task A_fault_of_any_kind_is_not_kept()
    {
        using var site = new Site(r => Site.Text(File, "text/plain"), o => o with { ObeyRobots = true, TimeProvider = new FaultyTime() });
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.GetAsync("/a"));
        Assert.True((await site.GetAsync("/a")).IsSuccess);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task One_that_is_not_there_allows_everything(int status)
    {
        using var site = new Site(r => r.Path == "/robots.txt" ? LoopbackReply.Error(status) : Site.Text("page"), o => o with { ObeyRobots = true });
        Assert.True((await site.GetAsync("/private")).IsSuccess);
        Assert.Null((await site.Fetcher.GetRobotsAsync(site.Url())).Problem);
    }

    [Theory]
    [InlineData(500, "answers 500")]
    [InlineData(503, "answers 503")]
    [InlineData(429, "answers 429")]
    public async Task One_that_cannot_be_had_allows_nothing_for_a_while(int status, string named)
    {
        var isDown = true;
        using var site = new Site(r => r.Path == "/robots.txt" && isDown ? LoopbackReply.Error(status) : Site.Text("", "text/plain"), o => o with { ObeyRobots = true });
        for (var i = 0; i < 2; i++)
        {
            var error = await site.FailAsync();
            Assert.Equal(WebFetchFailure.DisallowedByRobots, error.Failure);
            Assert.Contains(named, error.Message, StringComparison.Ordinal);
            Assert.Contains("nothing is allowed", error.Message, StringComparison.Ordinal);
        }

        Assert.All(site.Requests, r => Assert.Equal("/robots.txt", r.Request.Path));
        isDown = false;
        site.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.True((await site.GetAsync()).IsSuccess);
    }

    [Fact]
    public async Task One_that_redirects_without_end_is_not_there()
    {
        using var site = new Site(r => r.Path.StartsWith("/robots", StringComparison.Ordinal) ? LoopbackReply.Redirect(r.Path + "x") : Site.Text("page"), o => o with { ObeyRobots = true });
        Assert.True((await site.GetAsync()).IsSuccess);
    }

    [Fact]
    public async Task One_that_leads_to_a_refused_address_is_followed_no_further()
    {
        using var site = new Site(r => LoopbackReply.Redirect("http://169.254.169.254/"), o => o with { ObeyRobots = true });
        var error = await site.FailAsync("/page");
        Assert.Equal((WebFetchFailure.RefusedAddress, site.Url("/page")), (error.Failure, error.Address));
        Assert.Contains("robots.txt: redirected to http://169.254.169.254/", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("gzip")]
    public async Task Ten_megabytes_are_read_as_far_as_the_standard_asks(string? coding)
    {
        var file = System.Text.Encoding.ASCII.GetBytes(File + new string('#', 10_000_000) + "\nUser-agent: *\nDisallow: /\n");
        var body = coding is null ? file : HostileInputTests.Gzip(file);
        using var site = new Site(
            r => r.Path == "/robots.txt" ? coding is null ? Site.Bytes(body) : Site.Bytes(body, ("Content-Encoding", coding)) : Site.Text("page"), o => o with { ObeyRobots = true });
        Assert.True((await site.GetAsync("/a")).IsSuccess);
        Assert.Equal(WebFetchFailure.DisallowedByRobots, (await site.FailAsync("/private")).Failure);
    }

    [Fact]
    public async Task Redirects_are_held_to_it_too()
    {
        using var site = new Site(
            r => r.Path switch
            {
                "/robots.txt" => Site.Text(File, "text/plain"),
                "/open" => LoopbackReply.Redirect("/private"),
                _ => Site.Text("secret"),
            },
            o => o with { ObeyRobots = true });
        var error = await site.FailAsync("/open");
        Assert.Equal(WebFetchFailure.DisallowedByRobots, error.Failure);
        Assert.DoesNotContain(site.Requests, r => r.Request.Path == "/private");
    }

    [Fact]
    public async Task It_can_be_read_without_being_obeyed()
    {
        using var site = new Site(r => Site.Text(r.Path == "/robots.txt" ? File : "page", "text/plain"));
        Assert.True((await site.GetAsync("/private")).IsSuccess);
        var rules = await site.Fetcher.GetRobotsAsync(site.Url("/any"));
        Assert.False(rules.IsAllowed(site.Url("/private")));
        Assert.Equal([site.Url("/map.xml")], rules.Sitemaps);
    }

    [Fact]
    public async Task One_who_gives_up_takes_it_from_nobody()
    {
        using var giveUp = new CancellationTokenSource();
        using var robotsAsked = new SemaphoreSlim(0);
        using var answer = new SemaphoreSlim(0);
        using var site = new Site(
            r => r.Path != "/robots.txt" ? Site.Text("page") : Site.Raw(async (stream, token) =>
            {
                robotsAsked.Release();
                await answer.WaitAsync(token);
                await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), token);
            }),
            o => o with { ObeyRobots = true });
        var first = site.Fetcher.GetAsync(site.Url("/a"), null, giveUp.Token);
        await robotsAsked.WaitAsync();
        var second = site.GetAsync("/b");
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.Release();
        Assert.True((await second).IsSuccess);
    }

    /// <summary>A clock that fails once.</summary>
    private sealed class FaultyTime : TimeProvider
    {
        private int asked;

        public override DateTimeOffset GetUtcNow() => Interlocked.Increment(ref asked) == 1 ? throw new InvalidOperationException("The clock stands still.") : base.GetUtcNow();
    }
}
