using CsCheck;

namespace TextTransfer.Web.Tests;

public class MainContentTests
{
    private static readonly string[] Paragraphs = [.. Enumerable.Range(1, 12).Select(i =>
        $"Paragraph {i} tells, in words of its own, how the garden was laid out, who dug it, what grew there, how long the water stood, and which of the neighbours came to help in the end.")];

    private static readonly string Article = string.Concat(Paragraphs.Select(p => $"<p>{p}</p>"));

    [Theory]
    [InlineData("entry-content")]
    [InlineData("wp-block-post-content")]
    [InlineData("td-post-content")]
    [InlineData("elementor-widget-theme-post-content")]
    [InlineData("et_pb_post_content")]
    [InlineData("")]
    public void An_article_is_its_paragraphs_whatever_its_theme(string container)
    {
        var page = MainContent.Extract(Page($"<div class='{container}'>{Article}<div class='sharedaddy'><div>Share this:</div><ul><li><a href=/f>Facebook</a><li><a href=/x>X</a></ul></div></div>"));
        Assert.Equal(Paragraphs, page.Text.Split('\n'));
    }

    [Fact]
    public void What_stands_around_an_article_is_left_out()
    {
        var page = MainContent.Extract(Page(Article
            + "<div class='author-box'><h4>About the author</h4><p>Ada Gardener has written about gardens for twenty years, and lives in Leeds with two cats.</p></div>"
            + "<div class='related-posts'><h3>You may also like</h3><ul><li><a href=/1>Ten plants for the shade</a><li><a href=/2>When to prune roses</a></ul></div>"
            + "<div id='comments' class='comments-area'><h2>3 comments</h2><ol class='comment-list'><li><p>Thank you for this, my own garden has never looked as good as it does today.</p><li><p>Lovely!</p></ol></div>"));
        Assert.Equal(Paragraphs, page.Text.Split('\n'));
    }

    [Fact]
    public void Lists_tables_quotations_and_code_are_blocks_of_their_kind()
    {
        var page = MainContent.Extract(Page($"{Article}<h2>What was planted in the garden</h2><ul><li>Two rows of beans along the southern wall, sown in May.<ul><li>One row of peas, which the pigeons ate in a week.</ul></ul>"
            + $"<table><tr><td>Beans, from the southern wall</td><td>12 kilograms in one summer</td></tr></table><blockquote>The garden is never finished, said the neighbour who helped.</blockquote><pre>let beans = 2;\nlet peas = 1;</pre>{Article}"));
        // Whether the title of the page is kept is for the forest to say.
        Assert.Equal(
            [(ContentBlockKind.Heading, 2), (ContentBlockKind.ListItem, 1), (ContentBlockKind.ListItem, 2), (ContentBlockKind.TableRow, 0), (ContentBlockKind.Quote, 0), (ContentBlockKind.Preformatted, 0)],
            page.Blocks.Select(b => (b.Kind, b.Level)).Where(b => b is not ((ContentBlockKind.Paragraph, _) or (ContentBlockKind.Heading, 1))));
        Assert.Contains("let beans = 2;\nlet peas = 1;", page.Text, StringComparison.Ordinal);
        AssertTiled(page);
    }

    [Theory]
    [InlineData("<div hidden id='S:0'>", "</div>")]
    [InlineData("<noscript><div>", "</div></noscript>")]
    [InlineData("<div style='display:none' class='app'>", "</div>")]
    public void A_page_that_only_shows_with_scripts_is_read_without_them(string start, string end) =>
        Assert.Contains(Paragraphs[5], MainContent.Extract($"<title>Garden</title><div>Loading</div>{start}<main>{Article}</main>{end}").Text, StringComparison.Ordinal);

    [Fact]
    public void What_a_page_hides_beside_enough_to_read_stays_hidden() =>
        Assert.DoesNotContain("unseen", MainContent.Extract(Page($"{Article}<div hidden><p>unseen {Paragraphs[0]}</p></div>")).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("<body class='single single-post'>", PageKind.Article)]
    [InlineData("<body class='page page-id-7'>", PageKind.Page)]
    [InlineData("<body class='archive category category-3'>", PageKind.Listing)]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"BlogPosting\"}</script><body class='home blog'>", PageKind.Listing)]
    [InlineData("<meta property='og:type' content='product'><body class='archive woocommerce'>", PageKind.Listing)]
    [InlineData("<body class='home page paged'>", PageKind.Listing)]
    [InlineData("<body class='error404'>", PageKind.Listing)]
    [InlineData("<body class='blog single single-post paged-2'>", PageKind.Article)]
    [InlineData("<body class='single-product woocommerce'>", PageKind.Product)]
    [InlineData("<meta property='og:type' content='product'><body>", PageKind.Product)]
    [InlineData("<script type='application/ld+json'>{\"@graph\":[{\"@type\" : [\"QAPage\"]}]}</script><body>", PageKind.Forum)]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"BlogPosting\"</script><body>", PageKind.Article)]
    [InlineData("<body>", PageKind.Article)]
    public void The_kind_is_what_the_page_says(string head, PageKind kind) => Assert.Equal(kind, MainContent.Extract(head + Article).Kind);

    [Fact]
    public void Extracting_what_was_extracted_keeps_it()
    {
        var content = string.Concat(MainContent.Extract(Page(Article)).Text.Split('\n').Select(l => $"<p>{l}</p>"));
        Assert.Equal(Paragraphs, MainContent.Extract($"<title>Garden</title><main><article>{content}</article></main>").Text.Split('\n'));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("\n  ")]
    public void An_author_box_is_no_content_however_its_classes_are_parted(string separator) =>
        Assert.DoesNotContain("prize", MainContent.Extract(Page($"{Article}<div class='author-box{separator}wide'><p>Ada has gardened for thirty years, has won a prize for her beans, and lives by the river with her dog.</p></div>")).Text, StringComparison.Ordinal);

    [Fact]
    public void Items_of_an_authors_list_are_content_though_they_are_names_of_networks()
    {
        var lines = MainContent.Extract(Page($"{Article}<ul><li>YouTube<li>Mastodon<li>Telegram<li>Signal</ul>{Article}")).Text.Split('\n');
        Assert.Equal(["YouTube", "Mastodon", "Telegram", "Signal"], lines.Where(l => l.Length < 12 && !l.Contains(' ')));
    }

    [Fact]
    public void Captions_are_those_within_the_content()
    {
        var page = MainContent.Extract(Page($"{Article}<figure><img src=a><figcaption>The pond in spring</figcaption></figure>{Article}") + "<aside><figure><figcaption>Buy now</figcaption></figure></aside>");
        Assert.Equal(["The pond in spring"], page.Captions);
    }

    [Fact]
    public void Any_soup_of_tags_is_a_page_of_blocks()
    {
        string[] pieces =
        [
            "<p>", "</p>", "<div class='entry-content'>", "</div>", "<article>", "</article>", "<nav>", "<table>", "<tr>", "<td>", "</table>", "<h1>", "</h1>", "<title>", "</title>",
            "<script type='application/ld+json'>", "</script>", "{\"@type\":", "<meta property='og:title' content=\"", "\">", "<a href='", "'>", "<base href=':'>", "<svg>", "<body>", "<html lang=xx>", "<frameset>",
            "A sentence long enough to be scored as a paragraph, with commas, and with words that go on until a reader believes in them, as readers do. ", "<br>", "&amp;", "<", "\0", "<pre>", "a\n\n b", "</pre>",
            "<ul>", "<li>", "</ul>", "<blockquote>", "<noscript>", "</noscript>", "<div hidden>", "<h2>", "関連記事", "Read more", "© 2024", "<input>",
        ];
        Gen.OneOf(pieces).Array[0, 40].Select(string.Concat).Sample(
            html => AssertTiled(MainContent.Extract(html)),
            iter: 1000);
    }

    private static string Page(string content) =>
        "<title>A garden - Site</title><body><header><a href=/>Site</a><nav><ul class=menu><li><a href=/>Home</a><li><a href=/blog>Blog</a><li><a href=/about>About</a></ul></nav></header>"
        + $"<main><article><h1>A garden</h1><div class='post-meta'>By <a href=/ada>Ada</a> | May 3, 2024</div>{content}</article></main>"
        + "<footer><p>© 2024 Site. All rights reserved. <a href=/privacy>Privacy policy</a></p></footer>";

    private static void AssertTiled(WebPage page)
    {
        Assert.Equal(page.Text, page.Text.Trim());
        var at = 0;
        foreach (var block in page.Blocks)
        {
            Assert.Equal(at, block.Start);
            Assert.True(block.Length > 0);
            at += block.Length + 1;
        }

        Assert.Equal(page.Text.Length, Math.Max(0, at - 1));
        Assert.Equal(page.Text, string.Join('\n', page.Blocks.Select(b => page.Text.Substring(b.Start, b.Length))));
    }
}
