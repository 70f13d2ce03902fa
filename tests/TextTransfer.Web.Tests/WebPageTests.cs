using System.Text;

namespace TextTransfer.Web.Tests;

public class WebPageTests
{
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
    [InlineData("<link rel=canonical href='https://ann:secret@example.org/a'>", null)]
    public void The_address_is_the_one_the_page_gives(string html, string? expected) => Assert.Equal(expected, MainContent.Extract(html).CanonicalUrl?.Value);

    [Theory]
    [InlineData("/x", "https://example.org/x")]
    [InlineData("x?p=1", "https://example.org/blog/x?p=1")]
    [InlineData("//example.net/x", "https://example.net/x")]
    [InlineData(" ../x/#top ", "https://example.org/x/")]
    [InlineData("HTTPS://Example.net/a", "HTTPS://Example.net/a")]
    [InlineData("mailto:ann@example.org", "https://example.org/blog/a")]
    [InlineData("//ann:secret@example.net/x", "https://example.org/blog/a")]
    [InlineData("https://[", "https://example.org/blog/a")]
    public void A_canonical_link_is_relative_to_where_the_page_was_found(string link, string expected) =>
        Assert.Equal(expected, MainContent.Extract($"<link rel=canonical href='{link}'><p>x", new Uri("https://example.org/blog/a")).CanonicalUrl?.Value);

    [Theory]
    [InlineData("blog/a")]
    [InlineData("/blog/a")]
    [InlineData("file:///blog/a")]
    [InlineData("https://ann:secret@example.org/")]
    public void A_place_that_is_no_web_address_is_not_known(string place) =>
        Assert.Null(MainContent.Extract("<link rel=canonical href='/x'><p>x", new Uri(place, UriKind.RelativeOrAbsolute)).CanonicalUrl);

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
    public void A_missing_file_is_named() =>
        Assert.StartsWith("/no/such.html: there is no such file", Assert.Throws<WebFormatException>(() => WebPage.Read("/no/such.html")).Message, StringComparison.Ordinal);
}
