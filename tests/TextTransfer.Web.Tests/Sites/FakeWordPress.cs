using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace TextTransfer.Web.Tests.Sites;

/// <summary>
/// What a WordPress site answers on loopback, as the handbook of its REST API and its own themes have it; every part can be
/// taken away or made to fail.
/// </summary>
internal sealed class FakeWordPress : IDisposable
{
    private readonly LoopbackServer server;

    public FakeWordPress(IEnumerable<FakePost>? posts = null)
    {
        Posts = [.. posts ?? []];
        server = new(Answer);
    }

    public List<FakePost> Posts { get; }

    /// <summary>Answers in place of the site where it gives something.</summary>
    public Func<LoopbackRequest, LoopbackReply?> Before { get; set; } = _ => null;

    public bool HasRest { get; set; } = true;

    public bool HasFeed { get; set; } = true;

    public bool HasSitemap { get; set; } = true;

    public ConcurrentQueue<string> Requests { get; } = [];

    public string Url => server.Url;

    public Uri Home => new(Url + "/");

    public static LoopbackReply Html(string html) => new(200, Encoding.UTF8.GetBytes(html)) { Headers = { ["Content-Type"] = "text/html; charset=UTF-8" } };

    public static LoopbackReply Json(int status, string json) => new(status, Encoding.UTF8.GetBytes(json)) { Headers = { ["Content-Type"] = "application/json; charset=UTF-8" } };

    /// <summary>The answer to a request, also for a server that stands in front.</summary>
    public LoopbackReply Answer(LoopbackRequest request)
    {
        Requests.Enqueue(request.Target);
        if (Before(request) is { } reply)
            return reply;

        var query = HttpUtility.ParseQueryString(request.Target.Contains('?') ? request.Target[request.Target.IndexOf('?')..] : "");
        var path = request.Path;
        if (HasRest && path.StartsWith("/wp-json/", StringComparison.Ordinal))
            return Rest(path["/wp-json/".Length..], query);
        lock (Posts)
        {
            var posts = Posts.Where(p => p.Status == "publish").OrderByDescending(p => p.Id).ToList();
            return path switch
            {
                "/" => Page("home blog", "Home", string.Concat(posts.Take(10).Select(Link)) + "<a href='/page/2/'>older</a><a href='/wp-admin/'>log in</a><a href='/?replytocom=3'>reply</a>"),
                "/page/2/" => Page("home blog paged", "Home", string.Concat(posts.Skip(10).Select(Link))),
                "/feed/" when HasFeed => Feed(posts, int.Parse(query["paged"] ?? "1", CultureInfo.InvariantCulture)),
                "/robots.txt" when HasSitemap => new(200, Encoding.UTF8.GetBytes($"User-agent: *\nDisallow:\nSitemap: {Url}/wp-sitemap.xml\n")),
                "/wp-sitemap.xml" when HasSitemap => Xml($"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>{Url}/wp-sitemap-posts-1.xml</loc></sitemap><sitemap><loc>{Url}/wp-sitemap-users-1.xml</loc></sitemap></sitemapindex>"),
                "/wp-sitemap-posts-1.xml" when HasSitemap => Xml($"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{string.Concat(posts.Select(p => $"<url><loc>{Url}{p.Path}</loc><lastmod>{p.Modified:s}Z</lastmod></url>"))}</urlset>"),
                _ when posts.Find(p => p.Path == path) is { } post => Page($"single single-{post.Type} postid-{post.Id}", post.Title, $"<div class='entry-content'>{post.Content}</div>", path),
                _ => LoopbackReply.Error(404),
            };
        }
    }

    public void Dispose() => server.Dispose();

    private LoopbackReply Rest(string route, System.Collections.Specialized.NameValueCollection query)
    {
        lock (Posts)
        {
            return route switch
            {
                "" => Json(200, new JsonObject { ["name"] = "Fake", ["home"] = Url, ["namespaces"] = new JsonArray("oembed/1.0", "wp/v2") }.ToJsonString()),
                "wp/v2/types" => Json(200, new JsonObject(Posts.Select(p => p.Type).Append("attachment").Append("wp_template").Distinct().Select(t => KeyValuePair.Create<string, JsonNode?>(t, new JsonObject { ["slug"] = t, ["rest_base"] = t + "s", ["rest_namespace"] = "wp/v2" }))).ToJsonString()),
                "wp/v2/categories" => Json(200, new JsonArray([.. query["include"]!.Split(',').Select(i => (JsonNode)new JsonObject { ["id"] = int.Parse(i, CultureInfo.InvariantCulture), ["name"] = $"Category &amp; {i}" })]).ToJsonString()),
                "wp/v2/users" => Json(401, """{"code":"rest_user_cannot_view","message":"Sorry, you are not allowed to list users.","data":{"status":401}}"""),
                _ when Posts.Where(p => $"wp/v2/{p.Type}s" == route && (p.Status == "publish" || query["status"] == "any")).ToList() is { Count: > 0 } posts => Collection(posts, query),
                _ => Json(404, """{"code":"rest_no_route","message":"No route was found matching the URL and request method.","data":{"status":404}}"""),
            };
        }
    }

    private LoopbackReply Collection(IEnumerable<FakePost> posts, System.Collections.Specialized.NameValueCollection query)
    {
        if (query["modified_after"] is { } after)
            posts = posts.Where(p => p.Modified > DateTime.Parse(after, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
        if (query["include"] is { } include)
            posts = posts.Where(p => include.Split(',').Contains(p.Id.ToString(CultureInfo.InvariantCulture)));
        var (size, page) = (int.Parse(query["per_page"]!, CultureInfo.InvariantCulture), int.Parse(query["page"]!, CultureInfo.InvariantCulture));
        var all = posts.OrderBy(p => p.Id).ToList();
        var pages = (all.Count + size - 1) / size;
        if (page > 1 && page > pages)
            return Json(400, """{"code":"rest_post_invalid_page_number","message":"The page number requested is larger than the number of pages available.","data":{"status":400}}""");
        var list = new JsonArray([.. all.Skip((page - 1) * size).Take(size).Select(p => (JsonNode)new JsonObject
        {
            ["id"] = p.Id, ["date_gmt"] = "2024-01-01T10:00:00", ["modified_gmt"] = p.Modified.ToString("s"), ["status"] = p.Status, ["type"] = p.Type, ["link"] = Url + p.Path,
            ["title"] = new JsonObject { ["rendered"] = WebUtility.HtmlEncode(p.Title) }, ["content"] = new JsonObject { ["rendered"] = p.IsProtected ? "" : p.Content, ["protected"] = p.IsProtected },
            ["author"] = 1, ["categories"] = new JsonArray([.. p.Categories.Select(c => (JsonNode)c)]), ["tags"] = new JsonArray(),
        })]);
        var reply = Json(200, list.ToJsonString());
        reply.Headers["X-WP-Total"] = all.Count.ToString(CultureInfo.InvariantCulture);
        reply.Headers["X-WP-TotalPages"] = pages.ToString(CultureInfo.InvariantCulture);
        return reply;
    }

    private LoopbackReply Feed(List<FakePost> posts, int page)
    {
        var some = posts.Skip((page - 1) * 10).Take(10).ToList();
        return some.Count == 0 ? LoopbackReply.Error(404) : Xml($"""
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Fake</title><link>{Url}</link>
            {string.Concat(some.Select(p => $"<item><title>{WebUtility.HtmlEncode(p.Title)}</title><link>{Url}{p.Path}</link><dc:creator>Ana</dc:creator><guid>{Url}/?p={p.Id}</guid><category>One</category><description>Short</description><content:encoded><![CDATA[{p.Content}]]></content:encoded></item>"))}
            </channel></rss>
            """);
    }

    private LoopbackReply Page(string body, string title, string content, string? canonical = null)
    {
        var rest = HasRest ? "<link rel='https://api.w.org/' href='/wp-json/'>" : "";
        var itself = canonical is null ? "" : $"<link rel='canonical' href='{Url}{canonical}'>";
        return Html($"<!doctype html><html><head><title>{WebUtility.HtmlEncode(title)}</title>{rest}{itself}</head><body class='{body}'><h1>{WebUtility.HtmlEncode(title)}</h1><main>{content}</main></body></html>");
    }

    private static string Link(FakePost post) => $"<h2><a href='{post.Path}?utm_source=x#more'>{WebUtility.HtmlEncode(post.Title)}</a></h2>";

    private static LoopbackReply Xml(string xml) => new(200, Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml.Trim())) { Headers = { ["Content-Type"] = "application/xml" } };
}
