using System.Globalization;
using System.Text.Json.Nodes;
using TextTransfer.Web;

namespace TextTransfer.Cli.Output;

/// <summary>Pages with their fields and blocks, written as they come.</summary>
internal static class PageView
{
    private static readonly string Separator = new('-', 72);

    private static readonly string[] Columns =
    [
        "source", "url", "site", "group", "kind", "language", "title", "author", "published", "modified", "categories", "tags", "captions", "text", "blocks", "sources",
    ];

    /// <summary>Writes pages.</summary>
    /// <param name="format">How.</param>
    /// <param name="pages">The pages by name.</param>
    /// <param name="isOne">Whether there is one at most, whose title and language are those of an HTML document.</param>
    /// <param name="output">Where to.</param>
    public static void Write(PageFormat format, IEnumerable<(string Name, WebPage Page)> pages, bool isOne, TextWriter output)
    {
        switch (format)
        {
            case PageFormat.Json: RecordWriter.Write(output, OutputFormat.Json, Columns, pages.Select(p => Row(p.Name, p.Page))); break;
            case PageFormat.Html: PageHtml.Write(pages.Select(p => p.Page), isOne, output); break;
            default: WriteText(pages.Select(p => p.Page), output); break;
        }
    }

    private static void WriteText(IEnumerable<WebPage> pages, TextWriter output)
    {
        bool isFirst = true;
        foreach (WebPage page in pages)
        {
            if (!isFirst)
                output.WriteLine($"\n{Separator}\n");
            isFirst = false;
            output.WriteLine(Document.Compose(page.Title?.Value, page.Text));
        }
    }

    private static object?[] Row(string name, WebPage page)
    {
        Document document = page.ToDocument(name);
        return
        [
            name, document.Url, page.SiteName?.Value, document.Group, document.Kind, page.Language?.Value, document.Title, document.Author,
            Time(page.PublishedAt), Time(page.ModifiedAt), document.Categories, document.Tags, page.Captions, page.Text, Blocks(page), Sources(page),
        ];
    }

    private static string? Time(PageField<DateTimeOffset>? time) => time?.Value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    private static JsonArray Blocks(WebPage page) =>
        new([.. page.Blocks.Select(b => new JsonObject { ["kind"] = NameOf(b.Kind), ["level"] = b.Level, ["start"] = b.Start, ["length"] = b.Length })]);

    private static JsonObject Sources(WebPage page)
    {
        JsonObject sources = [];
        Add("title", page.Title?.Source);
        Add("author", page.Author?.Source);
        Add("published", page.PublishedAt?.Source);
        Add("modified", page.ModifiedAt?.Source);
        Add("language", page.Language?.Source);
        Add("url", page.CanonicalUrl?.Source);
        Add("site", page.SiteName?.Source);
        Add("categories", page.Categories is [var category, ..] ? category.Source : null);
        Add("tags", page.Tags is [var tag, ..] ? tag.Source : null);
        return sources;

        void Add(string field, FieldSource? source)
        {
            if (source is { } known)
                sources[field] = NameOf(known);
        }
    }

    /// <summary>The names of an enumeration in JSON: <c>JsonLd</c> is <c>json-ld</c>.</summary>
    private static string NameOf<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
