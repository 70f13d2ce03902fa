using System.IO.Compression;
using System.Text;

namespace TextTransfer.Web.Tests.Sites;

/// <summary>Sites that answer what no site should: whatever can be read is, the rest is told, and there is an end.</summary>
public class HostileSiteTests
{
    private static readonly SiteReadOptions RestAlone = new() { Sources = [SiteSource.Rest] };

    [Theory]
    [InlineData("/wp-json/", """{"namespaces":[1,null,{},"wp/v2"],"home":"file:///"}""")]
    [InlineData("/wp-json/wp/v2/types", """{"post":{"rest_base":"posts"},"page":3,"book":{"rest_base":["x"],"rest_namespace":{}}}""")]
    [InlineData("/wp-json/wp/v2/categories", """[3,null,{"id":"7","name":"x"},{"id":[],"name":{}},{"id":1,"name":"\ud800"}]""")]
    [InlineData("/wp-json/wp/v2/categories", "7")]
    public async Task Answers_of_other_shapes_cost_what_they_hold_and_no_more(string path, string json)
    {
        using var site = new FakeWordPress(FakePost.Many(3)) { Before = r => r.Path == path ? FakeWordPress.Json(200, json) : null };
        Assert.Equal(["1", "2", "3"], (await SiteRead.OfAsync(site.Home, RestAlone)).Ids);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(59, false)]
    public async Task Links_without_end_are_not_all_kept(int links, bool isOverLimit)
    {
        using var site = new FakeWordPress
        {
            Before = r => r.Path == "/robots.txt" ? null : FakeWordPress.Html(
                string.Concat(Enumerable.Range(1, links).Select(i => $"<a href='/{(isOverLimit ? r.Path.Trim('/') : "")}{i}/'>on</a>")) + $"<p>Text of the page {r.Path}, with some words to read in it.</p>"),
        };
        var read = await SiteRead.OfAsync(site.Home, new() { Sources = [SiteSource.Links], MaxPages = 3 });
        Assert.Equal(isOverLimit ? 1 : 0, read.Findings.Count(f => f.Message.Contains("60 addresses are known, the limit", StringComparison.Ordinal)));
        Assert.Contains(read.Findings, f => f.Message.Contains("only 3 pages were fetched, the limit; 57 more were known", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(SiteSource.Rest)]
    [InlineData(SiteSource.Feed)]
    [InlineData(SiteSource.Sitemap)]
    public async Task A_title_without_end_is_cut(SiteSource source)
    {
        var title = new string('x', 999) + "\ud83c\udf3f" + new string('y', 100_000);
        using var site = new FakeWordPress([new(1, title, "<p>Text of a post, with some words to read in it.</p>")]);
        var document = Assert.Single((await SiteRead.OfAsync(site.Home, new() { Sources = [source] })).Documents);
        Assert.Equal(title[..999], document.Title);
    }

    [Fact]
    public async Task A_title_of_an_Atom_entry_without_end_is_cut()
    {
        using var site = new FakeWordPress();
        site.Before = r => r.Path != "/feed/" ? null : new(200, Encoding.UTF8.GetBytes(
            $"<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>{new string('x', 100_000)}</title><id>urn:1</id><content>Text</content></entry></feed>"));
        var document = Assert.Single((await SiteRead.OfAsync(site.Home, new() { Sources = [SiteSource.Feed] })).Documents);
        Assert.Equal(new string('x', 1000), document.Title);
    }

    [Fact]
    public async Task A_post_of_another_shape_does_not_cost_the_others()
    {
        using var site = new FakeWordPress(FakePost.Many(1))
        {
            Before = r => r.Path == "/wp-json/wp/v2/posts" ? FakeWordPress.Json(200, """[{"id":"9"},1,"x",[],{"id":4,"title":3,"content":[],"author":"a","categories":{},"tags":[null,"1"],"link":7,"date":[]},{"id":5,"content":{"rendered":"\ud83d"}},{"id":6,"content":{"rendered":"Text"}}]""") : null,
        };
        Assert.Equal(["4", "5", "6"], (await SiteRead.OfAsync(site.Home, RestAlone)).Ids);
    }

    [Fact]
    public async Task A_list_of_numbers_of_another_shape_is_no_crash()
    {
        using var folder = new TemporaryFolder();
        using var site = new FakeWordPress(FakePost.Many(3));
        using var fetcher = SiteRead.CreateFetcher();
        await SiteFile.UpdateAsync(folder.File("a.jsonl"), site.Home, fetcher, RestAlone);
        site.Posts.RemoveAt(0);
        site.Before = r => r.Target.EndsWith("_fields=id", StringComparison.Ordinal) && r.Target.Contains("per_page=100", StringComparison.Ordinal) ? FakeWordPress.Json(200, """[{"id":3},{"no":1},2]""") : null;
        Assert.Equal(2, (await SiteFile.UpdateAsync(folder.File("a.jsonl"), site.Home, fetcher, RestAlone)).Documents);
    }

    [Fact]
    public async Task The_same_posts_on_every_page_come_to_an_end()
    {
        using var site = new FakeWordPress(FakePost.Many(3));
        site.Before = r => r.Path != "/wp-json/wp/v2/posts" ? null : FakeWordPress.Json(200, """[{"id":1,"content":{"rendered":"One"}},{"id":2,"content":{"rendered":"Two"}}]""");
        var read = await SiteRead.OfAsync(site.Home, RestAlone);
        Assert.Equal(["1", "2"], read.Ids);
        Assert.Contains("again and again", read.Of(SiteSource.Rest).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_API_or_feed_that_moved_away_does_not_hide_the_one_that_is_there()
    {
        using var site = new FakeWordPress(FakePost.Many(3));
        site.Before = r => r.Path != "/" ? null : FakeWordPress.Html("<link rel='https://api.w.org/' href='http://gone.invalid/wp-json/'><link rel='alternate' type='application/rss+xml' href='http://gone.invalid/feed/'>");
        Assert.Equal(["1", "2", "3"], (await SiteRead.OfAsync(site.Home, RestAlone)).Ids);
        Assert.Equal(["1", "2", "3"], (await SiteRead.OfAsync(site.Home, new() { Sources = [SiteSource.Feed] })).Ids);
    }

    [Fact]
    public async Task A_page_of_a_feed_that_fails_is_not_its_end()
    {
        using var site = new FakeWordPress(FakePost.Many(25)) { Before = r => r.Target == "/feed/?paged=2" ? LoopbackReply.Error(500) : null };
        var read = await SiteRead.OfAsync(site.Home, new() { Sources = [SiteSource.Feed] });
        Assert.Equal(10, read.Documents.Count);
        Assert.Equal(SiteFindingKind.Incomplete, read.Of(SiteSource.Feed).Kind);
    }

    [Fact]
    public async Task An_Atom_category_without_a_name_is_none()
    {
        using var site = new FakeWordPress();
        site.Before = r => r.Path == "/feed/" ? new(200, Encoding.UTF8.GetBytes("""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><id>urn:1</id><category/><content>Text</content></entry></feed>""")) : null;
        Assert.Empty(Assert.Single((await SiteRead.OfAsync(site.Home, new() { Sources = [SiteSource.Feed] })).Documents).Categories);
    }

    [Fact]
    public async Task Links_that_no_reader_follows_stall_nothing()
    {
        var circle = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"/{i:x}"));
        using var site = new FakeWordPress(FakePost.Many(1)) { HasRest = false };
        site.Before = r => r.Path != "/" ? null : FakeWordPress.Html($"<a href='{circle}'>1</a><a href='/a?{string.Concat(Enumerable.Repeat("&cat=", 200_000))}&p='>2</a><a href='/x/y/x/y/x/z/'>3</a><a href='http://user:secret@{site.Home.Authority}/post-1/'>4</a>");
        var read = await SiteRead.OfAsync(site.Home, new() { Sources = [SiteSource.Links], IncludeListings = true });
        Assert.Contains(read.Documents, d => d.Url == $"{site.Url}/post-1/");
        Assert.DoesNotContain(site.Requests, r => r.Length > 2000 || r.StartsWith("/x/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_unzips_without_end_is_read_to_the_limit()
    {
        using var site = new FakeWordPress(FakePost.Many(2)) { HasRest = false, HasFeed = false };
        using var bomb = new MemoryStream();
        using (var zip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(Encoding.UTF8.GetBytes($"{site.Url}/post-1/\n"));
            for (var i = 0; i < 53; i++)
                zip.Write(new byte[1_000_000]);
            zip.Write(Encoding.UTF8.GetBytes($"\n{site.Url}/post-2/\n"));
        }

        site.Before = r => r.Path is not ("/wp-sitemap.xml" or "/feed/") ? null : new(200, bomb.ToArray()) { Headers = { ["Content-Type"] = "text/plain" } };
        var read = await SiteRead.OfAsync(site.Home, new() { Sources = [SiteSource.Feed, SiteSource.Sitemap] });
        Assert.Equal(["1"], read.Ids);
        Assert.Contains("is no feed", read.Of(SiteSource.Feed).Message, StringComparison.Ordinal);
    }
}
