using System.IO.Compression;
using System.Text;

namespace TextTransfer.Web.Tests;

/// <summary>Input made to break a reader: each gives a bounded, named result.</summary>
public class HostileInputTests
{
    private static readonly string[] Nests =
    [
        "<div>", "<b>", "<span><p>", "<table><tr><td>", "<table>x", "<ul><li>", "<svg>", "<math><mi>", "<a>", "<font color=1><p>", "<template>",
        "<dd><li>", "<form><div>", "<button>", "<svg><td>", "<select><option>", "<div></p>",
    ];

    public static TheoryData<string> NestedTags => [.. Nests];

    [Theory]
    [MemberData(nameof(NestedTags))]
    public void Levels_without_end_neither_overflow_nor_stall(string tag)
    {
        // On a stack this small, one call a level overflows as it does on a usual one with a hundred thousand.
        Exception? error = null;
        var reader = new Thread(() => error = Record.Exception(() => LinearTime.Holds(20_000, n => Repeat(tag, n) + "deep text", ReadAll)), 512 * 1024);
        reader.Start();
        reader.Join();
        Assert.Null(error);
    }

    [Fact]
    public void A_hundred_thousand_levels_are_read() => ReadAll(Repeat("<div>", 100_000) + "deep text");

    [Fact]
    public void Text_below_the_deepest_level_is_kept() =>
        Assert.Equal("top\ndeep\nafter", HtmlText.FromHtml(
            "<p>top</p>" + string.Concat(Enumerable.Repeat("<div>", 100_000)) + "deep" + string.Concat(Enumerable.Repeat("</div>", 100_000)) + "<p>after</p>"));

    [Fact]
    public void Repeated_formatting_elements_do_not_multiply_without_end()
    {
        var open = string.Concat(Enumerable.Range(0, 250).Select(i => $"<b id={i}>"));
        var html = $"<p>{open}" + string.Concat(Enumerable.Repeat("<p>x</p>", 200_000));
        Assert.StartsWith("x\nx", HtmlText.FromHtml(html), StringComparison.Ordinal);
    }

    [Fact]
    public void An_attribute_of_50_MB_is_left_out() =>
        Assert.Equal("before\ntext", HtmlText.FromHtml($"before<p title=\"{new string('a', 50_000_000)}\">text</p>"));

    [Theory]
    [InlineData("<", 600_000)]
    [InlineData("&", 600_000)]
    [InlineData("</", 200_000)]
    [InlineData("<!--", 100_000)]
    [InlineData("<script", 100_000)]
    [InlineData("<a b='", 100_000)]
    [InlineData("[a ", 100_000)]
    [InlineData("[a_b]", 100_000)]
    [InlineData("[code]", 60_000)]
    [InlineData("[/code]", 60_000)]
    [InlineData("<p a1", 60_000)]
    public void Repetition_takes_linear_time(string piece, int count) => LinearTime.Holds(count, n => Repeat(piece, n), html => Wxr.TextOf(html));

    [Theory]
    [InlineData("<title>", "long title ", "</title>", "<h2>a heading</h2><p>x")]
    [InlineData("<meta name=description content='", "a description ", "'>", "<p>some five words of text")]
    [InlineData("<script type='application/ld+json'>", "\"@type\":\"Article", "</script>", "<i></i>")]
    [InlineData("<body class='", "single-post ", "'>", "<article class='entry-content post post-1'>x")]
    [InlineData("<h1>", "long heading ", "</h1>", "<h1>long heading</h1>")]
    [InlineData("<table><tr>", "<td>cell", "</table>", "<table><tr><td>cell<table>")]
    [InlineData("<p>", "©a ", "</p>", "<div><div>関連</div></div>")]
    public void Content_of_a_large_page_is_found_in_linear_time(string start, string much, string end, string many) =>
        LinearTime.Holds(20_000, n => start + Repeat(much, n) + end + Repeat(many, n / 10), html => MainContent.Extract(html));

    [Fact]
    public void Entities_that_expand_are_refused()
    {
        var bomb = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>""";
        var error = Assert.Throws<WebFormatException>(() => Wxr.Read(bomb));
        Assert.Contains("document type definition", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_and_half_pairs_do_not_stop_the_read()
    {
        var xml = Wxr.Export(Wxr.Item("a\u0000\u0008\u001b[01;32m\ufffe b 😀", "Ti\u0003tle &#8;&#xD800;&#0;") + Wxr.Item("next"));
        var documents = Wxr.Read(xml);
        Assert.Equal(["a[01;32m b 😀", "next"], documents.Select(d => d.Text));
        Assert.Equal("Title", documents[0].Title);
    }

    [Fact]
    public void Pairs_survive_any_split_into_blocks()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => i % 3 == 0 ? "x😀" : "😀"));
        Assert.Equal(text, Wxr.TextOf(text));
    }

    [Fact]
    public void Undeclared_prefixes_are_read_by_their_usual_meaning()
    {
        var document = Assert.Single(Wxr.Read(Wxr.Export(Wxr.Item("Body", more: "<wp:post_id>5</wp:post_id><media:x q:a=\"1\">y</media:x>"), namespaces: "")));
        Assert.Equal(("5", "Body"), (document.Id, document.Text));
    }

    [Fact]
    public void Lines_before_the_declaration_are_skipped_and_counted()
    {
        var xml = "\n\nWarning: something\n" + Wxr.Export(Wxr.Item("a") + "\n<item><title>x</wrong>");
        var read = new List<Document>();
        var error = Assert.Throws<WebFormatException>(() => Each(Encoding.UTF8.GetBytes(xml), read).Count());
        Assert.Equal(5, error.Line);
        Assert.Equal("a", Assert.Single(read).Text);
    }

    [Fact]
    public void What_stands_before_a_cut_is_delivered_and_the_error_names_the_place()
    {
        var whole = Encoding.UTF8.GetBytes(Wxr.Export(string.Concat(Enumerable.Range(0, 50).Select(i => Wxr.Item($"body {i}")))));
        var read = new List<Document>();
        var error = Assert.Throws<WebFormatException>(() => Each(whole[..(whole.Length / 2)], read).Count());
        Assert.InRange(read.Count, 20, 26);
        Assert.Equal("export.xml", error.FileName);
        Assert.True(error.Line == 1 && error.Column > 1000);
        Assert.Contains($"{read.Count} items", error.Message, StringComparison.Ordinal);
        Assert.Contains("export it again", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_anywhere_gives_posts_and_one_named_error()
    {
        var whole = Encoding.UTF8.GetBytes(Wxr.Export(Wxr.Item("a") + Wxr.Item("b")));
        for (var length = 0; length < whole.Length; length++)
        {
            var read = new List<Document>();
            Assert.Throws<WebFormatException>(() => Each(whole[..length], read).Count());
            Assert.True(read.Count <= 2);
        }
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("just text", "")]
    [InlineData("text,label\na,b\n", "")]
    [InlineData("<html><body>page</body></html>", "<html>")]
    [InlineData("<?xml version=\"1.0\"?><feed/>", "<feed>")]
    public void What_is_no_export_is_named(string content, string named)
    {
        var error = Assert.Throws<WebFormatException>(() => Wxr.Read(content));
        Assert.StartsWith("export.xml", error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gzip_is_read_and_damaged_gzip_named()
    {
        var zipped = Gzip(Encoding.UTF8.GetBytes(Wxr.Export(Wxr.Item("zipped"))));
        Assert.Equal("zipped", Assert.Single(Wxr.Read(zipped)).Text);
        zipped.AsSpan(20, 20).Fill(0xff);
        Assert.Throws<WebFormatException>(() => Wxr.Read(zipped));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(60_000)]
    public void Gzip_that_was_cut_off_is_never_taken_as_whole(int words)
    {
        var random = new Random(words);
        var html = "<html><body>" + string.Concat(Enumerable.Range(0, words).Select(_ => $"<p>{random.NextInt64():x}</p>"));
        var zipped = Gzip(Encoding.UTF8.GetBytes(html));
        foreach (var length in Enumerable.Range(0, 40).Select(i => 25 + (int)((zipped.Length - 26L) * i / 39)))
        {
            var error = Assert.Throws<WebFormatException>(() => WebPage.Read(new MemoryStream(zipped, 0, length), "cut.html.gz"));
            Assert.Contains("cut off", error.Message, StringComparison.Ordinal);
        }

        byte[] members = [.. zipped, .. Gzip("<p>more</p>"u8.ToArray())];
        Assert.Equal(MainContent.Extract(html + "<p>more</p>").Text, WebPage.Read(new MemoryStream(members), "members.html.gz").Text);
    }

    [Fact]
    public void A_zip_bomb_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("bomb.html.gz", Gzip(new byte[100_000_000]));
        var error = Assert.Throws<WebFormatException>(() => WebPage.Read(path));
        Assert.Contains("larger than 64 MB", error.Message, StringComparison.Ordinal);
    }

    private static string Repeat(string piece, int count) => new StringBuilder().Insert(0, piece, count).ToString();

    private static void ReadAll(string html)
    {
        HtmlText.FromHtml(html);
        MainContent.Extract(html);
        Wxr.TextOf(html);
    }

    internal static byte[] Gzip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return zipped.ToArray();
    }

    private static IEnumerable<Document> Each(byte[] bytes, List<Document> read) =>
        WordPressExport.Read(new MemoryStream(bytes), "export.xml", new()).Select(d =>
        {
            read.Add(d);
            return d;
        });
}
