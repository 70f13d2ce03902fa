using System.Text;

namespace TextTransfer.Web.Tests.Sites;

/// <summary>Feeds, sitemaps and links, where there is no REST API.</summary>
public class FallbackTests
{
    [Theory]
    [InlineData(SiteSource.Feed)]
    [InlineData(SiteSource.Sitemap)]
    [InlineData(SiteSource.Links)]
    public async Task Every_source_gives_the_same_posts(SiteSource source)
    {
        using var site = new FakeWordPress(FakePost.Many(25)) { HasRest = false };
        var read = await SiteRead.OfAsync(site.Home, new() { Sources = [source] });
        Assert.Equal(Enumerable.Range(1, 25).Select(i => i.ToString()), read.Ids);
        Assert.All(read.Documents, d => Assert.Equal(($"Title {d.Id}", $"Text of post {d.Id}, with some words to read in it.", "post", site.Url, $"{site.Url}/post-{d.Id}/"), (d.Title, d.Text, d.Kind, d.Group, d.Url)));
        Assert.DoesNotContain(site.Requests, r => r.Contains("wp-admin", StringComparison.Ordinal) || r.Contains("replytocom", StringComparison.Ordinal) || r.Contains("users", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sitemap_completes_a_feed_without_fetching_what_is_there()
    {
        using var site = new FakeWordPress([.. FakePost.Many(12), new(50, "Hidden", "<p>Only in the sitemap, with words enough.</p>")]) { HasRest = false };
        site.Before = r => r.Path == "/feed/" && !r.Target.Contains("paged=1", StringComparison.Ordinal) && r.Target.Contains("paged", StringComparison.Ordinal) ? LoopbackReply.Error(404) : null;
        var read = await SiteRead.OfAsync(site.Home);
        Assert.Equal(13, read.Documents.Count);
        Assert.Equal((10, 3), (read.Of(SiteSource.Feed).Documents, read.Of(SiteSource.Sitemap).Documents));
        Assert.Equal(3, site.Requests.Count(r => r.StartsWith("/post-", StringComparison.Ordinal)));
        Assert.DoesNotContain(read.Findings, f => f.Source == SiteSource.Links);
    }

    [Fact]
    public async Task A_feed_that_knows_no_pages_is_read_once()
    {
        using var site = new FakeWordPress(FakePost.Many(5)) { HasRest = false, HasSitemap = false };
        site.Before = r => r.Path == "/feed/" ? Feed("<content:encoded>Whole text</content:encoded>") : null;
        var read = await SiteRead.OfAsync(site.Home, new() { Sources = [SiteSource.Feed] });
        Assert.Equal("Whole text", Assert.Single(read.Documents).Text);
        Assert.Equal(2, site.Requests.Count(r => r.StartsWith("/feed/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_feed_of_excerpts_is_refused_with_its_reason()
    {
        using var site = new FakeWordPress(FakePost.Many(5)) { HasRest = false };
        site.Before = r => r.Path == "/feed/" ? Feed("") : null;
        var read = await SiteRead.OfAsync(site.Home);
        Assert.Contains("excerpts alone", read.Of(SiteSource.Feed).Message, StringComparison.Ordinal);
        Assert.Equal(5, read.Of(SiteSource.Sitemap).Documents);
    }

    [Fact]
    public async Task The_line_a_feed_ends_posts_with_goes_and_protected_posts_are_marked()
    {
        using var site = new FakeWordPress(FakePost.Many(1)) { HasRest = false };
        site.Before = r => r.Path != "/feed/" ? null : Feed("<content:encoded><![CDATA[<p>Body</p><p>Der Beitrag <a href=\"https://example.org/a/\">A</a> erschien zuerst auf <a href=\"https://example.org\">B</a>.</p>]]></content:encoded>",
            "<item><title>T2</title><link>https://example.org/b/</link><content:encoded><![CDATA[<form class=\"post-password-form\"><p>Enter it</p></form>]]></content:encoded></item>");
        var read = await SiteRead.OfAsync(site.Home, new() { Sources = [SiteSource.Feed] });
        Assert.Equal([("Body", false), ("", true)], read.Documents.Select(d => (d.Text, d.IsPasswordProtected)));
    }

    [Fact]
    public async Task Atom_is_read_too()
    {
        using var site = new FakeWordPress { HasRest = false };
        site.Before = r => r.Path == "/feed/" ? new(200, Encoding.UTF8.GetBytes("""
            <?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><id>urn:f</id><updated>2024-01-01T00:00:00Z</updated>
            <entry><title type="html">A &amp;amp; B</title><id>urn:1</id><link rel="alternate" href="https://example.org/1"/><published>2024-02-01T00:00:00Z</published><updated>2024-03-01T00:00:00Z</updated>
            <author><name>Ana</name></author><category term="Tea"/><content type="html">&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</content></entry></feed>
            """)) : null;
        var entry = Assert.Single((await SiteRead.OfAsync(site.Home, new() { Sources = [SiteSource.Feed] })).Documents);
        Assert.Equal(("A & B", "One\nTwo", "https://example.org/1", "Ana"), (entry.Title, entry.Text, entry.Url, entry.Author));
        Assert.Equal(["Tea"], entry.Categories);
        Assert.Equal(2, entry.PublishedAt?.Month);
    }

    [Fact]
    public async Task Zipped_sitemaps_and_broken_ones_give_what_they_have()
    {
        using var site = new FakeWordPress(FakePost.Many(3)) { HasRest = false, HasFeed = false };
        site.Before = r => r.Path switch
        {
            "/wp-sitemap.xml" => new(200, HostileInputTests.Gzip(Encoding.UTF8.GetBytes($"<sitemapindex><sitemap><loc>{site.Url}/a.xml.gz</loc></sitemap><sitemap><loc>https://elsewhere.example/s.xml</loc></sitemap><sitemap><loc>{site.Url}/wp-sitemap.xml</loc></sitemap></sitemapindex>"))),
            "/a.xml.gz" => new(200, Encoding.UTF8.GetBytes($"<urlset><url><loc>{site.Url}/post-1/</loc></url><url><loc>https://elsewhere.example/post-2/</loc></url><url><loc><![CDATA[{site.Url}/post-3/]]></loc></url><url><loc>{site.Url}/po")),
            _ => null,
        };
        Assert.Equal(["1", "3"], (await SiteRead.OfAsync(site.Home, new() { Sources = [SiteSource.Sitemap] })).Ids);
    }

    [Fact]
    public async Task A_post_cut_into_pages_is_put_together()
    {
        using var site = new FakeWordPress { HasRest = false, HasFeed = false, HasSitemap = false };
        site.Before = r => r.Path switch
        {
            "/" => FakeWordPress.Html("<body class=blog><a href=/long/>Long</a>"),
            "/long/" => FakeWordPress.Html("<title>Long</title><body class='single single-post postid-9'><div class=entry-content><p>First part.</p></div><a class=post-page-numbers href=/long/2/>2</a>"),
            "/long/2/" => FakeWordPress.Html("<title>Long</title><body class='single single-post postid-9 paged-2'><div class=entry-content><p>Second part.</p></div><a class=post-page-numbers href=/long/>1</a>"),
            _ => null,
        };
        Assert.Equal("First part.\nSecond part.", Assert.Single((await SiteRead.OfAsync(site.Home)).Documents).Text);
    }

    [Fact]
    public async Task Endless_calendars_and_circles_come_to_an_end()
    {
        var random = new Random(1);
        using var server = new LoopbackServer(r => FakeWordPress.Html($"<title>{r.Target}</title><body><p>Day {r.Target}</p><a href='?day={Next()}'>next</a><a href='sub/'>deeper</a><a href='/events/2031-05-{Next() % 28:00}/'>day</a>"));
        var read = await SiteRead.OfAsync(new(server.Url + "/"), new() { Sources = [SiteSource.Links], MaxDepth = 1000 });
        Assert.InRange(read.Documents.Count, 1, 200);

        int Next()
        {
            lock (random)
                return random.Next();
        }
    }

    [Fact]
    public async Task A_page_that_fails_is_left_out_and_told_and_the_others_come()
    {
        using var site = new FakeWordPress(FakePost.Many(20)) { HasRest = false, HasFeed = false };
        site.Before = r => r.Path == "/post-7/" ? LoopbackReply.Error(500) : r.Path == "/post-8/" ? LoopbackReply.Error(503) : null;
        var read = await SiteRead.OfAsync(site.Home);
        Assert.Equal(Enumerable.Range(1, 20).Where(i => i is not (7 or 8)).Select(i => i.ToString()), read.Ids);
        Assert.Contains(read.Findings, f => f.Kind == SiteFindingKind.Incomplete && f.Message.Contains("/post-7/: 500", StringComparison.Ordinal));
        Assert.Contains(read.Findings, f => f.Kind == SiteFindingKind.Incomplete && f.Message.Contains("/post-8/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_robots_disallow_is_passed_over_however_much_it_is()
    {
        using var site = new FakeWordPress(FakePost.Many(20)) { HasRest = false, HasFeed = false };
        site.Before = r => r.Path == "/robots.txt" ? new(200, Encoding.UTF8.GetBytes("User-agent: *\nDisallow: /post-1\nDisallow: /post-2\n")) : null;
        Assert.Equal(Enumerable.Range(3, 7).Select(i => i.ToString()), (await SiteRead.OfAsync(site.Home, new() { Sources = [SiteSource.Links] })).Ids);
    }

    [Fact]
    public async Task A_site_that_refuses_every_page_is_left_in_peace()
    {
        using var site = new FakeWordPress(FakePost.Many(200)) { HasRest = false, HasFeed = false };
        site.Before = r => r.Path.StartsWith("/post-", StringComparison.Ordinal) ? LoopbackReply.Error(403) : null;
        var error = await Assert.ThrowsAsync<WebFetchException>(() => SiteRead.OfAsync(site.Home));
        Assert.Contains("10 pages in a row", error.Message, StringComparison.Ordinal);
        Assert.InRange(site.Requests.Count(r => r.StartsWith("/post-", StringComparison.Ordinal)), 10, 20);
    }

    [Fact]
    public async Task A_sitemap_that_does_not_come_hides_pages_and_links_are_followed()
    {
        using var site = new FakeWordPress(FakePost.Many(5)) { HasRest = false, HasFeed = false };
        site.Before = r => r.Path == "/wp-sitemap-posts-1.xml" ? LoopbackReply.Error(500) : null;
        var read = await SiteRead.OfAsync(site.Home);
        Assert.Equal(5, read.Of(SiteSource.Links).Documents);
        Assert.Contains("wp-sitemap-posts-1.xml did not come (500)", read.Of(SiteSource.Sitemap).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!doctype html><html><body>Not here, but said with 200</body></html>")]
    [InlineData("%PDF-1.4")]
    [InlineData("")]
    public async Task A_page_in_the_place_of_a_sitemap_is_none_and_links_are_followed(string answer)
    {
        using var site = new FakeWordPress(FakePost.Many(5)) { HasRest = false, HasFeed = false, HasSitemap = false };
        site.Before = r => r.Path.EndsWith(".xml", StringComparison.Ordinal) ? FakeWordPress.Html(answer) : null;
        var read = await SiteRead.OfAsync(site.Home);
        Assert.Equal(SiteFindingKind.Unavailable, read.Of(SiteSource.Sitemap).Kind);
        Assert.Equal(5, read.Of(SiteSource.Links).Documents);
    }

    [Fact]
    public async Task Sitemaps_too_deep_to_be_read_are_told_and_links_are_followed()
    {
        using var site = new FakeWordPress(FakePost.Many(5)) { HasRest = false, HasFeed = false, HasSitemap = false };
        site.Before = r => r.Path switch
        {
            "/sitemap.xml" => Index("/2.xml"),
            "/2.xml" => Index("/3.xml"),
            "/3.xml" => Index("/4.xml"),
            _ => null,
        };
        var read = await SiteRead.OfAsync(site.Home);
        Assert.Contains("/3.xml lists more sitemaps", read.Of(SiteSource.Sitemap).Message, StringComparison.Ordinal);
        Assert.Equal(5, read.Of(SiteSource.Links).Documents);

        LoopbackReply Index(string child) => new(200, Encoding.UTF8.GetBytes($"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>{site.Url}{child}</loc></sitemap><sitemap><loc>{site.Url}/sitemap.xml</loc></sitemap></sitemapindex>"));
    }

    [Fact]
    public async Task A_wall_that_asks_to_log_in_is_no_document()
    {
        using var site = new FakeWordPress();
        site.Before = r => r.Path == "/wp-login.php" ? FakeWordPress.Html("<title>Log in</title><form><input type=password></form>") : LoopbackReply.Redirect("/wp-login.php?redirect_to=x");
        var error = await Assert.ThrowsAsync<WebFetchException>(() => SiteRead.OfAsync(site.Home));
        Assert.Contains("wp-login.php", error.Message, StringComparison.Ordinal);
        Assert.Contains("log in", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("export", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Limits_end_the_reading_and_are_told()
    {
        using var site = new FakeWordPress(FakePost.Many(30)) { HasRest = false, HasFeed = false };
        var pages = await SiteRead.OfAsync(site.Home, new() { MaxPages = 7 });
        Assert.Equal(7, pages.Documents.Count);
        Assert.Contains(pages.Findings, f => f.Message.Contains("the limit", StringComparison.Ordinal));
        Assert.Equal(4, (await SiteRead.OfAsync(site.Home, new() { MaxDocuments = 4 })).Documents.Count);
    }

    private static LoopbackReply Feed(string content, string more = "") => new(200, Encoding.UTF8.GetBytes(
        $"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>F</title><link>https://example.org</link><item><title>T</title><link>https://example.org/a/</link><description>Short</description>{content}</item>{more}</channel></rss>"""));
}
