using TextTransfer.Web.Tests.Sites;

namespace TextTransfer.Web.Tests;

/// <summary>What documents are laid out by, from every kind of source.</summary>
public sealed class TemplateTests
{
    [Fact]
    public void An_export_names_the_template_an_author_chose_and_reads_no_other_custom_field()
    {
        var export = $"""
            <rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><link>https://example.org</link>
            {Item(1, "post", "")}
            {Item(2, "page", "<wp:postmeta><wp:meta_key>_elementor_data</wp:meta_key><wp:meta_value>[{\"templates/other.php\":1}]</wp:meta_value></wp:postmeta><wp:postmeta><wp:meta_key><![CDATA[_wp_page_template]]></wp:meta_key><wp:meta_value><![CDATA[templates/full-width.php]]></wp:meta_value></wp:postmeta>")}
            {Item(3, "page", "<wp:postmeta><wp:meta_key>_wp_page_template</wp:meta_key><wp:meta_value>default</wp:meta_value></wp:postmeta>")}
            </channel></rss>
            """;
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("export.xml"), export);
        var documents = WordPressExport.Read(folder.File("export.xml")).ToList();
        Assert.Equal(["post", "page/full-width", "page"], documents.Select(d => d.Template));
        Assert.All(documents, d => Assert.Equal("Some text.", d.Text));

        static string Item(int id, string type, string meta) =>
            $"<item><title>T</title><wp:post_id>{id}</wp:post_id><wp:post_type>{type}</wp:post_type><wp:status>publish</wp:status>{meta}<content:encoded>Some text.</content:encoded></item>";
    }

    [Fact]
    public async Task Pages_of_one_layout_share_a_template_and_others_do_not()
    {
        string[] bodies =
        [
            "<body class='page page-id-4 page-template page-template-templates-wide page-template-wide-php'><main><p>{0}</p></main>",
            "<body class='single single-post postid-7'><main><p>{0}</p></main>",
            "<body><header><nav class=menu></nav></header><main class=shop><p>{0}</p></main>",
            "<body><header><nav class=menu></nav></header><main class=shop><p>{0}</p><p>more</p></main>",
            "<body><div class=plain><p>{0}</p></div>",
        ];
        using FakeWordPress site = new(FakePost.Many(bodies.Length)) { HasRest = false, HasFeed = false };
        site.Before = r => r.Path.StartsWith("/post-", StringComparison.Ordinal)
            ? FakeWordPress.Html(bodies[r.Path["/post-".Length] - '1'].Replace("{0}", $"A text of its own about {r.Path}, of a few more words.", StringComparison.Ordinal))
            : null;
        using var fetcher = SiteRead.CreateFetcher();
        var documents = await WebSite.ReadAsync(site.Home, fetcher, new() { Sources = [SiteSource.Sitemap] }, null, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var templates = documents.OrderBy(d => d.Url, StringComparer.Ordinal).Select(d => d.Template!).ToList();
        Assert.Equal(["page/wide", "post"], templates[..2]);
        Assert.StartsWith("layout ", templates[2], StringComparison.Ordinal);
        Assert.Equal(templates[2], templates[3]);
        Assert.NotEqual(templates[2], templates[4]);
    }
}
