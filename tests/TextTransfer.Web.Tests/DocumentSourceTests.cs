using System.Text;

namespace TextTransfer.Web.Tests;

public class DocumentSourceTests
{
    [Theory]
    [InlineData("a.xml", DocumentSourceKind.WordPressExport)]
    [InlineData("a.html", DocumentSourceKind.WordPressExport)]
    public void An_export_is_told_by_its_content(string name, DocumentSourceKind expected) => Check(name, Wxr.Export(Wxr.Item("a")), expected);

    [Theory]
    [InlineData("a.html", "<p>Hi</p>", DocumentSourceKind.WebPage)]
    [InlineData("a.txt", "\ufeff \n<!-- c --><!DOCTYPE html><html>", DocumentSourceKind.WebPage)]
    [InlineData("a.xml", "<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'>", DocumentSourceKind.WebPage)]
    [InlineData("a.htm", "words alone", DocumentSourceKind.WebPage)]
    [InlineData("a.txt", "words alone", DocumentSourceKind.Unknown)]
    [InlineData("a.csv", "text,label\n<p>x</p>,y\n", DocumentSourceKind.Unknown)]
    [InlineData("a.jsonl", "{\"text\":\"<p>\"}", DocumentSourceKind.Unknown)]
    [InlineData("a.xml", "<?xml version='1.0'?><feed/>", DocumentSourceKind.Unknown)]
    [InlineData("a.html", "PK\u0003\u0004\0\0", DocumentSourceKind.Unknown)]
    [InlineData("a.txt", "", DocumentSourceKind.Unknown)]
    public void A_page_is_told_by_its_content_then_its_name(string name, string content, DocumentSourceKind expected) => Check(name, content, expected);

    [Fact]
    public void Gzip_is_looked_into()
    {
        using var folder = new TemporaryFolder();
        var export = folder.Write("e.xml.gz", HostileInputTests.Gzip(Encoding.UTF8.GetBytes(Wxr.Export(Wxr.Item("a")))));
        Assert.Equal("a", Assert.Single(DocumentSource.Read(export)).Text);
    }

    [Fact]
    public void A_folder_gives_its_pages_in_ordinal_order()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["b.html", "a/z.htm", "a/é.html", "B.HTML", "c.html.gz", "notes.txt", "a.html"])
            folder.Write(name, name.EndsWith(".gz", StringComparison.Ordinal) ? HostileInputTests.Gzip("<p>z</p>"u8.ToArray()) : Encoding.UTF8.GetBytes($"<p>{name}</p>"));
        Assert.Equal(["B.HTML", "a.html", "a/z.htm", "a/é.html", "b.html", "c.html.gz"], DocumentSource.Read(folder.Path).Select(d => d.Id));
    }

    [Fact]
    public void A_page_has_its_file_name_as_id()
    {
        using var folder = new TemporaryFolder();
        var page = Assert.Single(DocumentSource.Read(folder.Write("p.html", "<title>T</title><p>x")));
        Assert.Equal(("p.html", "T", "x"), (page.Id, page.Title, page.Text));
    }

    [Theory]
    [InlineData("https://Example.org/leeks/?p=1", "https://example.org")]
    [InlineData("http://example.org:8080/", "http://example.org:8080")]
    [InlineData("/leeks", null)]
    public void Pages_of_a_site_share_a_group(string address, string? group)
    {
        using var folder = new TemporaryFolder();
        var page = Assert.Single(DocumentSource.Read(folder.Write("p.html", $"<link rel=canonical href='{address}'><p>x")));
        Assert.Equal(group, page.Group);
        Assert.Equal(page.Kind, page.Kind?.ToLowerInvariant());
    }

    [Fact]
    public void Posts_of_an_export_and_pages_of_its_site_share_a_group()
    {
        using var folder = new TemporaryFolder();
        var page = Assert.Single(DocumentSource.Read(folder.Write("p.html", "<link rel=canonical href='https://example.org/blog/leeks/'><p>x")));
        var post = Assert.Single(Wxr.Read(Wxr.Export(Wxr.Item("a"), site: "https://Example.org/blog")));
        Assert.Equal(page.Group, post.Group);
    }

    [Fact]
    public void What_cannot_be_read_is_named_with_a_remedy()
    {
        using var folder = new TemporaryFolder();
        var table = folder.Write("t.csv", "a,b");
        Assert.StartsWith(table, Assert.Throws<WebFormatException>(() => DocumentSource.Read(table)).Message, StringComparison.Ordinal);
        Assert.Contains(".html", Assert.Throws<WebFormatException>(() => DocumentSource.Read(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Throws<WebFormatException>(() => DocumentSource.Read(Path.Combine(folder.Path, "missing.xml")));
    }

    private static void Check(string name, string content, DocumentSourceKind expected)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(expected, DocumentSource.Detect(folder.Write(name, content)));
    }
}
