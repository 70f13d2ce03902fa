using System.Text;

namespace TextTransfer.Web.Tests;

/// <summary>Writes small exports and reads them.</summary>
internal static class Wxr
{
    public const string Namespaces = """
        xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"
        """;

    public static string Export(string items, string namespaces = Namespaces, string site = "https://example.org") =>
        $"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {namespaces}><channel><title>Site</title><link>{site}</link>{items}</channel></rss>""";

    public static string Item(string content, string title = "Title", string more = "") =>
        $"<item><title>{title}</title><content:encoded><![CDATA[{content}]]></content:encoded>{more}</item>";

    public static List<Document> Read(string xml) => Read(Encoding.UTF8.GetBytes(xml));

    public static List<Document> Read(byte[] bytes) => [.. WordPressExport.Read(new MemoryStream(bytes), "export.xml", new())];

    /// <summary>The text of one post with this content.</summary>
    public static string TextOf(string content) => Assert.Single(Read(Export(Item(content)))).Text;
}
