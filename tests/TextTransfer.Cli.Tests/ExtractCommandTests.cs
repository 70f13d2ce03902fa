using System.IO.Compression;
using System.Text;
using System.Text.Json;
using TextTransfer.Cli.Output;
using TextTransfer.Web;

namespace TextTransfer.Cli.Tests;

public sealed class ExtractCommandTests : IDisposable
{
    private const string Leeks = """
        <html lang="en_GB"><head><title>Leeks &amp; &lt;Onions&gt; - Holm</title><meta property="og:site_name" content="Holm"><link rel="canonical" href="https://example.org/leeks">
        <meta name="author" content="Ida"><meta property="article:published_time" content="2021-03-04T05:06:07+02:00"><meta property="article:tag" content="winter"></head>
        <body><p>Sow &amp; plant.</p><p>Wait &lt;long&gt;.</p></body></html>
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Json_is_one_object_a_page_with_its_fields_and_their_sources()
    {
        CommandRun run = await CommandRun.Of("extract", folder.Write("leeks.html", Leeks), "--format", "json");

        Assert.Equal(0, run.ExitCode);
        JsonElement page = JsonDocument.Parse(Assert.Single(run.OutputLines)).RootElement;
        (string Name, string Value)[] expected =
        [
            ("source", "leeks.html"), ("url", "https://example.org/leeks"), ("site", "Holm"), ("group", "https://example.org"), ("language", "en-GB"), ("title", "Leeks & <Onions>"), ("author", "Ida"),
            ("published", "2021-03-04T05:06:07+02:00"), ("text", "Sow & plant.\nWait <long>."),
        ];
        Assert.All(expected, e => Assert.Equal(e.Value, page.GetProperty(e.Name).GetString()));
        Assert.Equal(JsonValueKind.Null, page.GetProperty("modified").ValueKind);
        Assert.Equal("winter", Assert.Single(page.GetProperty("tags").EnumerateArray()).GetString());
        Assert.Equal(
            ["title markup", "author meta", "published open-graph", "language markup", "url meta", "site open-graph", "tags open-graph"],
            page.GetProperty("sources").EnumerateObject().Select(s => $"{s.Name} {s.Value}"));
    }

    [Fact]
    public async Task Text_has_title_and_text_and_parts_pages()
    {
        string path = folder.Write("leeks.html", Leeks);
        CommandRun run = await CommandRun.Of("extract", path, folder.Write("b.html", "<p>Second"));
        Assert.Equal($"Leeks & <Onions>\n\nSow & plant.\nWait <long>.\n\n{new string('-', 72)}\n\nSecond\n", run.Output);
    }

    [Fact]
    public async Task Html_is_a_whole_document_that_reads_the_same()
    {
        CommandRun run = await CommandRun.Of("extract", folder.Write("leeks.html", Leeks), "--format", "html");
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en-GB\">", run.Output, StringComparison.Ordinal);
        Assert.Contains("<title>Leeks &amp; &lt;Onions&gt;</title>", run.Output, StringComparison.Ordinal);
        Assert.Equal("Leeks & <Onions>\nSow & plant.\nWait <long>.", HtmlText.FromHtml(run.Output));
    }

    [Fact]
    public void Blocks_become_the_elements_they_were()
    {
        (ContentBlockKind Kind, int Level, string Text)[] blocks =
        [
            (ContentBlockKind.Heading, 2, "H"), (ContentBlockKind.ListItem, 1, "a"), (ContentBlockKind.ListItem, 2, "b"), (ContentBlockKind.ListItem, 4, "c"), (ContentBlockKind.ListItem, 1, "d"), (ContentBlockKind.Quote, 0, "q<"),
            (ContentBlockKind.Quote, 0, "r"), (ContentBlockKind.TableRow, 0, "1\t2"), (ContentBlockKind.TableRow, 0, "3\t4"), (ContentBlockKind.Preformatted, 0, "x\n  y"), (ContentBlockKind.Paragraph, 0, "p"), (ContentBlockKind.ListItem, 2, "e"),
        ];
        string text = string.Join('\n', blocks.Select(b => b.Text));
        int at = 0;
        List<ContentBlock> placed = [];
        foreach ((ContentBlockKind kind, int level, string block) in blocks)
        {
            placed.Add(new(kind, level, at, block.Length));
            at += block.Length + 1;
        }

        using StringWriter output = new() { NewLine = "\n" };
        PageView.Write(PageFormat.Html, [("x", new WebPage { Text = text, Blocks = placed })], isOne: true, output);

        string body = output.ToString().Replace("\n", "", StringComparison.Ordinal);
        Assert.Contains(
            "<article><h2>H</h2><ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul><blockquote><p>q&lt;</p><p>r</p></blockquote>"
            + "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table><pre>x  y</pre><p>p</p><ul><li>e</li></ul></article>",
            body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_read_in_order_and_gzip_is_unzipped()
    {
        for (int i = 0; i < 60; i++)
            folder.Write($"pages/{i:00}.html.gz", Gzip($"<p>{new string('x', (60 - i) * 1000)}"));
        CommandRun run = await CommandRun.Of("extract", folder.File("pages"), "--format", "json");
        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"{i:00}.html.gz"), run.OutputLines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("source").GetString()));

        CommandRun html = await CommandRun.Of("extract", folder.File("pages"), "--format", "html");
        Assert.Equal(60, html.Output.Split("<article>").Length - 1);
        Assert.Single(html.Output.Split("<!DOCTYPE html>").Skip(1));
    }

    [Fact]
    public async Task A_damaged_page_among_others_is_named_and_the_others_go_on()
    {
        folder.Write("pages/a.html", "<p>first");
        byte[] damaged = Gzip(string.Concat(Enumerable.Range(0, 10_000)));
        damaged.AsSpan(20, 20).Fill(0xff);
        string broken = folder.Write("pages/b.html.gz", damaged);
        folder.Write("pages/c.html", "<p>last");
        string output = folder.File("out.jsonl");

        CommandRun run = await CommandRun.Of("extract", folder.File("pages"), folder.File("missing.html"), "--format", "json", "-o", output);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(broken, run.Error, StringComparison.Ordinal);
        Assert.Contains("missing.html: there is no such file", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await File.ReadAllLinesAsync(output, TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task Where_no_page_can_be_read_no_file_is_left()
    {
        string output = folder.File("out.txt");
        CommandRun run = await CommandRun.Of("extract", folder.Write("notes.txt", "just words"), Checkout.SampleSite, "-o", output);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("notes.txt: is not a web page", run.Error, StringComparison.Ordinal);
        Assert.Contains("is a WordPress export", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(output));
    }

    [Fact]
    public async Task Standard_input_is_a_page()
    {
        CommandRun run = await CommandRun.WithInput(Gzip(Leeks), "extract", "-");
        Assert.StartsWith("Leeks & <Onions>\n\nSow", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await CommandRun.Of("extract", "-", "-")).ExitCode);
    }

    [Fact]
    public async Task Addresses_are_fetched_in_the_encoding_the_server_names()
    {
        using LoopbackServer server = new(r => r.Path switch
        {
            "/leeks" => new(200, Encoding.Latin1.GetBytes("<meta charset=utf-8><p>Porree für alle")) { Headers = { ["Content-Type"] = "text/html; charset=ISO-8859-1" } },
            "/data" => new(200, "{}"u8.ToArray()) { Headers = { ["Content-Type"] = "application/json" } },
            _ => LoopbackReply.Error(404, ("Content-Type", "text/html")),
        });
        CommandRun run = await CommandRun.Of("extract", $"{server.Url}/leeks", $"{server.Url}/gone", $"{server.Url}/data", "--format", "json", "--allow-private");

        JsonElement page = JsonDocument.Parse(Assert.Single(run.OutputLines)).RootElement;
        Assert.Equal(("Porree für alle", $"{server.Url}/leeks"), (page.GetProperty("text").GetString(), page.GetProperty("url").GetString()));
        Assert.Equal("address", page.GetProperty("sources").GetProperty("url").GetString());
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("/gone: the server answered 404", run.Error, StringComparison.Ordinal);
        Assert.Contains("/data: the server sent application/json", run.Error, StringComparison.Ordinal);
    }

    private static byte[] Gzip(string text)
    {
        using MemoryStream zipped = new();
        using (GZipStream gzip = new(zipped, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return zipped.ToArray();
    }
}
