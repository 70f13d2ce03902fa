using System.Text;

namespace TextTransfer.Web.Tests;

public class WordPressExportTests
{
    [Fact]
    public void A_post_comes_out_with_all_that_is_known_of_it()
    {
        var item = Wxr.Item("<p>Body</p>", "A title", """
            <link>https://example.org/a</link><dc:creator><![CDATA[ana]]></dc:creator><wp:post_id>7</wp:post_id><wp:post_date>2024-03-01 11:00:00</wp:post_date>
            <wp:post_date_gmt>2024-03-01 10:00:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>page</wp:post_type><wp:post_password>pw</wp:post_password>
            <category domain="category" nicename="q-a"><![CDATA[Q&amp;A]]></category><category domain="post_tag" nicename="x"><![CDATA[Tag]]></category>
            <category domain="nav_menu" nicename="m"><![CDATA[Menu]]></category>
            <wp:comment><wp:comment_content><![CDATA[Not the body]]></wp:comment_content></wp:comment>
            <wp:postmeta><wp:meta_key>k</wp:meta_key><wp:meta_value><![CDATA[v]]></wp:meta_value></wp:postmeta>
            """);
        var document = Assert.Single(Wxr.Read(Wxr.Export(item)));

        Assert.Equal(("A title", "Body", "7", "https://example.org/a"), (document.Title, document.Text, document.Id, document.Url));
        Assert.Equal(("page", "publish", "ana", "https://example.org"), (document.Kind, document.Status, document.Author, document.Group));
        Assert.Equal(new DateTimeOffset(2024, 3, 1, 10, 0, 0, TimeSpan.Zero), document.PublishedAt);
        Assert.True(document.IsPasswordProtected);
        Assert.Equal(["Q&A"], document.Categories);
        Assert.Equal(["Tag"], document.Tags);
    }

    [Theory]
    [InlineData("http://wordpress.org/export/1.0/")]
    [InlineData("http://wordpress.org/export/1.1/")]
    [InlineData("https://wordpress.org/export/1.2/")]
    [InlineData("http://wordpress.org/export/9.7-beta/")]
    public void Every_version_is_read(string uri)
    {
        var namespaces = Wxr.Namespaces.Replace("http://wordpress.org/export/1.2/", uri);
        var document = Assert.Single(Wxr.Read(Wxr.Export(Wxr.Item("Body", more: "<wp:post_id>3</wp:post_id><wp:status>draft</wp:status>"), namespaces)));
        Assert.Equal(("3", "draft", "Body"), (document.Id, document.Status, document.Text));
    }

    [Fact]
    public void The_repeated_terms_of_version_1_0_count_once()
    {
        var document = Assert.Single(Wxr.Read(Wxr.Export(Wxr.Item("Body", more: """
            <category><![CDATA[News]]></category><category domain="category" nicename="news"><![CDATA[News]]></category>
            <category domain="tag"><![CDATA[old]]></category><category domain="tag" nicename="old"><![CDATA[old]]></category>
            """))));
        Assert.Equal(["News"], document.Categories);
        Assert.Equal(["old"], document.Tags);
    }

    [Fact]
    public void Only_posts_and_pages_are_delivered_unless_asked()
    {
        string[] types = ["post", "page", "attachment", "nav_menu_item", "revision", "product"];
        var xml = Wxr.Export(string.Concat(types.Select(t => Wxr.Item(t, more: $"<wp:post_type>{t}</wp:post_type>"))));
        Assert.Equal(["post", "page"], Wxr.Read(xml).Select(d => d.Kind));

        var options = new WordPressExportOptions { PostTypes = ["product", "attachment"] };
        var others = WordPressExport.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml)), "x", options);
        Assert.Equal(["attachment", "product"], others.Select(d => d.Kind));
    }

    [Theory]
    [InlineData("Tom &amp; Jerry", "Tom & Jerry")]
    [InlineData("Tom &amp;amp; Jerry", "Tom & Jerry")]
    [InlineData("<![CDATA[Tom &amp;amp; Jerry &#8217;s]]>", "Tom & Jerry ’s")]
    [InlineData("<![CDATA[With <em>markup</em>]]>", "With markup")]
    [InlineData("With <em>markup</em> unescaped", "With markup unescaped")]
    [InlineData("<![CDATA[<script>]]>", "<script>")]
    [InlineData("<![CDATA[[paper] 1 < 2]]>", "[paper] 1 < 2")]
    [InlineData("  two\n lines ", "two lines")]
    [InlineData("", null)]
    public void Titles_are_one_line_of_text(string title, string? expected) =>
        Assert.Equal(expected, Assert.Single(Wxr.Read(Wxr.Export(Wxr.Item("x", title)))).Title);

    [Fact]
    public void A_post_without_content_has_the_text_of_its_excerpt()
    {
        var item = Wxr.Item("", more: "<excerpt:encoded><![CDATA[Short <b>text</b>]]></excerpt:encoded>");
        Assert.Equal("Short text", Assert.Single(Wxr.Read(Wxr.Export(item))).Text);
    }

    [Theory]
    [InlineData("First\nline\n\nSecond <strong>para</strong>\r\ngraph", "First\nline\nSecond para\ngraph")]
    [InlineData("<!-- wp:paragraph -->\n<p>First\nline</p>\n<!-- /wp:paragraph -->\n<!-- wp:more --><!--more--><!-- /wp:more -->", "First line")]
    [InlineData("<!-- wp:list {\"ordered\":true} --><ol><li>a</li><li>b</li></ol><!-- /wp:list -->", "a\nb")]
    [InlineData("<!-- wp:image {\"id\":1} --><figure><img src='x'/><figcaption>Cap</figcaption></figure><!-- /wp:image -->", "Cap")]
    [InlineData("<!-- wp:embed --><figure><div class=\"wp-block-embed__wrapper\">\nhttps://example.org/v\n</div><figcaption>Film</figcaption></figure><!-- /wp:embed -->", "Film")]
    [InlineData("<table>\n<tr>\n<td>a</td>\n<td>\nb\n</td>\n</tr>\n</table>", "a\tb")]
    public void Editors_write_line_breaks_in_their_ways(string content, string expected) =>
        Assert.Equal(expected, Wxr.TextOf(content));

    [Fact]
    public void A_CDATA_end_within_content_was_split_by_WordPress() =>
        Assert.Equal("a ]]> b", Wxr.TextOf("a ]]]]><![CDATA[> b"));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1252")]
    public void The_encoding_is_found(string name)
    {
        var encoding = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var xml = Wxr.Export(Wxr.Item("Größe")).Replace("UTF-8", name);
        Assert.Equal("Größe", Assert.Single(Wxr.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(xml)])).Text);
    }

    [Fact]
    public void Posts_are_delivered_before_the_rest_is_read()
    {
        using var endless = new EndlessExport();
        var documents = WordPressExport.Read(endless, "endless", new()).Take(1000).ToList();
        Assert.Equal(1000, documents.Count);
        Assert.InRange(endless.BytesRead, 1, 1_000_000);
    }

    [Fact]
    public void A_file_is_opened_by_each_enumeration()
    {
        using var folder = new TemporaryFolder();
        var documents = WordPressExport.Read(folder.Write("e.xml", Wxr.Export(Wxr.Item("a") + Wxr.Item("b"))));
        Assert.Equal(2, documents.Count());
        Assert.Equal("a", documents.First().Text);
    }

    private sealed class EndlessExport : MemoryStream
    {
        private readonly byte[] item = Encoding.UTF8.GetBytes(Wxr.Item("body"));
        private byte[] pending = Encoding.UTF8.GetBytes(Wxr.Export("").Split("</channel>")[0]);

        public long BytesRead { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            if (pending.Length == 0)
                pending = item;
            var count = Math.Min(buffer.Length, pending.Length);
            pending.AsSpan(0, count).CopyTo(buffer);
            pending = pending[count..];
            BytesRead += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
