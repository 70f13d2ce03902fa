using System.Text;
using CsCheck;

namespace TextTransfer.Web.Tests;

public class WebPageTests
{
    private static readonly string Article = string.Concat(Enumerable.Range(1, 12).Select(i =>
        $"<p>Paragraph {i} tells, in words of its own, how the garden was laid out, who dug it, what grew there, how long the water stood, and which of the neighbours came to help in the end.</p>"));

    [Theory]
    [InlineData("entry-content")]
    [InlineData("wp-block-post-content")]
    [InlineData("td-post-content")]
    [InlineData("elementor")]
    [InlineData("et_builder_inner_content")]
    public void The_content_container_of_a_theme_is_the_content(string name)
    {
        var page = MainContent.Extract($"<body class='single {name}'><nav>Home About</nav><div class='{name} x'>{Article}<div class='sharedaddy'>Share this</div></div><footer><div class='{name}'>Imprint</div></footer>");
        Assert.StartsWith("Paragraph 1 tells", page.Text, StringComparison.Ordinal);
        Assert.EndsWith("in the end.", page.Text, StringComparison.Ordinal);
        Assert.Equal(12, page.Text.Split('\n').Length);
    }

    [Fact]
    public void Without_a_container_the_readable_part_is_the_content()
    {
        var page = MainContent.Extract($"<html><head><title>Garden</title></head><body><ul class='menu sidebar'><li><a href=/>Home</a><li><a href=/b>Blog</a></ul><div id='x'>{Article}</div><div class='footer'><a href=/i>Imprint</a></div></body></html>");
        Assert.StartsWith("Paragraph 1 tells", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Imprint", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_readable_the_body_without_navigation_is_the_content() =>
        Assert.Equal("Welcome\nOpen daily", MainContent.Extract("<nav>Menu</nav><h1>Welcome</h1><p>Open daily</p><footer>Imprint</footer>").Text);

    [Theory]
    [InlineData("<title>Post &amp;amp; more - Site</title>", "Post & more - Site")]
    [InlineData("<title>Post - Site</title><h1>Post <em>one</em></h1>", "Post one")]
    [InlineData("<meta property='og:title' content='Shared title'><title>Other</title><h1>Third</h1>", "Shared title")]
    [InlineData("<title>Listing</title><h1>a</h1><h1>b</h1>", "Listing")]
    [InlineData("<p>no title", null)]
    public void The_title_is_the_most_specific_one(string html, string? expected) => Assert.Equal(expected, MainContent.Extract(html).Title?.Value);

    [Theory]
    [InlineData("<link rel=canonical href='https://example.org/a'>", "https://example.org/a")]
    [InlineData("<link rel=canonical href='/a'><meta property=og:url content='https://example.org/b'>", "https://example.org/b")]
    [InlineData("<link rel=canonical href='javascript:alert(1)'>", null)]
    [InlineData("", null)]
    public void The_address_is_the_one_the_page_gives(string html, string? expected) => Assert.Equal(expected, MainContent.Extract(html).CanonicalUrl?.Value);

    [Theory]
    [InlineData("utf-8", "", false)]
    [InlineData("utf-8", "", true)]
    [InlineData("utf-16", "", true)]
    [InlineData("windows-1252", "", false)]
    [InlineData("iso-8859-1", "<meta charset=iso-8859-1>", false)]
    [InlineData("windows-1251", "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>", false)]
    [InlineData("shift_jis", "<meta charset=\"shift_jis\">", false)]
    public void The_encoding_is_found_as_browsers_do(string name, string meta, bool mark)
    {
        var word = name switch { "windows-1251" => "Привет", "shift_jis" => "日本語", _ => "Größe" };
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        using var folder = new TemporaryFolder();
        var path = folder.Write("p.html", [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes($"{meta}<p>{word}</p>")]);
        Assert.Equal(word, WebPage.Read(path).Text);
    }

    [Fact]
    public void Nothing_is_fetched()
    {
        using var network = new NoNetwork();
        SmartReader.Reader.SetBaseHttpClientHandler(network);
        var page = MainContent.Extract($"<link rel=stylesheet href=https://example.org/s.css><script src=https://example.org/s.js></script><img src=https://example.org/i.png>{Article}<iframe src=https://example.org/f></iframe>");
        Assert.Contains("Paragraph 12", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, network.Requests);
    }

    [Fact]
    public void Any_soup_of_tags_is_a_page()
    {
        string[] pieces =
        [
            "<p>", "</p>", "<div class='entry-content'>", "</div>", "<article>", "</article>", "<nav>", "<table>", "<tr>", "<td>", "</table>", "<h1>", "</h1>", "<title>", "</title>",
            "<script type='application/ld+json'>", "</script>", "{\"@type\":", "<meta property='og:title' content=\"", "\">", "<a href='", "'>", "<base href=':'>", "<svg>", "<body>", "<html lang=xx>", "<frameset>",
            "A sentence long enough to be scored as a paragraph, with commas, and with words that go on until a reader believes in them, as readers do. ", "<br>", "&amp;", "<", "\0",
        ];
        Gen.OneOf(pieces).Array[0, 40].Select(string.Concat).Sample(html => MainContent.Extract(html).Text is { } text && text == text.Trim(), iter: 1000);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.StartsWith("/no/such.html: there is no such file", Assert.Throws<WebFormatException>(() => WebPage.Read("/no/such.html")).Message, StringComparison.Ordinal);

    private sealed class NoNetwork : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            throw new HttpRequestException("There is no network here.");
        }
    }
}
