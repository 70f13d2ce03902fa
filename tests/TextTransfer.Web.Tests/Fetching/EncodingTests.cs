using System.Net;
using System.Text;

namespace TextTransfer.Web.Tests.Fetching;

/// <summary>How bytes become text, as in browsers.</summary>
public class EncodingTests
{
    [Theory]
    // The header before the document, the byte order mark before both.
    [InlineData("text/html; charset=windows-1252", 1252, "<meta charset=utf-8>é", null)]
    [InlineData("text/html; charset=utf-8", 65001, "<meta charset=windows-1252>é", null)]
    [InlineData("text/html; charset=windows-1252", 65001, "\ufeffé", "é")]
    [InlineData("text/html; charset=utf-8", 1200, "\ufeffé", "é")]
    [InlineData("text/html; charset=utf-16", 1200, "é", null)]
    [InlineData("text/html; charset=utf-16be", 1201, "é", null)]
    // Labels of the web.
    [InlineData("text/html; charset=cp1251", 1251, "Привет", null)]
    [InlineData("text/html; charset=x-sjis", 932, "日本語", null)]
    [InlineData("text/html; charset=gb2312", 936, "简体中文", null)]
    [InlineData("text/html; charset=gb2312", 54936, "𠮷", null)]
    [InlineData("text/html; charset=KS_C_5601-1987", 949, "한국어 똠", null)]
    [InlineData("text/html; charset=iso-8859-1", 1252, "“é”", null)]
    [InlineData("text/html; charset=ascii", 1252, "€", null)]
    [InlineData("text/html; charset=iso-8859-9", 1254, "ğ€", null)]
    [InlineData("text/html; charset=koi8-r", 20866, "Привет", null)]
    [InlineData("text/html; charset=utf8", 65001, "é", null)]
    // Headers that are not quite headers.
    [InlineData("text/html;charset='utf-8'", 65001, "é", null)]
    [InlineData("text/html; charset=\"windows-1251\"; x=y", 1251, "Привет", null)]
    [InlineData("; charset = koi8-r", 20866, "Привет", null)]
    [InlineData("text/html; charset=", 65001, "é", null)]
    // No encoding of the web: go on as if nothing were said.
    [InlineData("text/html; charset=none", 1251, "<meta charset=windows-1251>Привет", null)]
    [InlineData("text/html; charset=utf-7", 65001, "é+AGE-", null)]
    [InlineData("text/html", 65001, "<meta charset=utf-7>é+AGE-", null)]
    [InlineData("text/html", 65001, "<meta charset=ibm037>é", null)]
    // The document.
    [InlineData("text/html", 1251, "<META http-equiv='Content-Type' content='text/html; charset=windows-1251'>Привет", null)]
    [InlineData("text/html", 65001, "<meta charset=utf-16>é", null)]
    [InlineData("text/html", 1251, "<?xml version='1.0' encoding='windows-1251'?><html>Привет", null)]
    [InlineData("text/html", 65001, "naïve", null)]
    [InlineData("text/html", 1252, "naïve “so”", null)]
    [InlineData(null, 1252, "naïve", null)]
    // XML and JSON.
    [InlineData("application/rss+xml", 1251, "<?xml version='1.0' encoding='windows-1251'?><rss>Привет</rss>", null)]
    [InlineData("text/xml; charset=utf-8", 65001, "<?xml version='1.0' encoding='windows-1251'?><rss>Привет</rss>", null)]
    [InlineData("application/xml", 1200, "<?xml version='1.0'?><a>é</a>", null)]
    [InlineData("application/json; charset=windows-1252", 65001, "{\"é\":1}", null)]
    [InlineData("application/ld+json", 65001, "\ufeff{\"é\":1}", "{\"é\":1}")]
    public async Task Is_found_as_browsers_do(string? contentType, int codePage, string text, string? expected)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
        var headers = contentType is null ? [] : new[] { ("Content-Type", contentType) };
        using var site = new Site(_ => Site.Bytes(encoding.GetBytes(text), headers));
        Assert.Equal(expected ?? text, (await site.GetAsync()).DecodeText());
    }

    [Theory]
    [InlineData("text/html", "utf-8")]
    [InlineData("text/html", "shift_jis")]
    [InlineData("application/xml", null)]
    [InlineData("application/json", null)]
    public void What_cannot_be_decoded_is_replaced(string mediaType, string? charset)
    {
        var answer = new FetchedResource
        {
            RequestedAddress = new("http://h/"),
            Address = new("http://h/"),
            Status = HttpStatusCode.OK,
            Body = new byte[] { (byte)'a', 0xff, (byte)'b' },
            MediaType = mediaType,
            Charset = charset,
        };
        Assert.Matches("^a\\W+b$", answer.DecodeText());
    }

    [Fact]
    public void A_file_that_claims_utf_7_is_read()
    {
        using var folder = new TemporaryFolder();
        var page = WebPage.Read(folder.Write("page.html", "<meta charset=utf-7><article><p>A text without any other encoding.</p></article>"));
        Assert.Equal("A text without any other encoding.", page.Text);
    }
}
