using CsCheck;

namespace TextTransfer.Web.Tests.Metadata;

/// <summary>Pages made to cost time or to break a reader of fields.</summary>
public class HostileFieldsTests
{
    public static TheoryData<string, string> Floods => new()
    {
        { "metas", Repeat("<meta property=article:tag content=a>", 100_000) },
        { "names of classes", $"<p class='{Repeat("author ", 1_000_000)}'>" },
        { "elements with meaning", Repeat("<p class='author published' itemprop=author rel=tag>", 100_000) },
        { "articles", Repeat("<article class=hentry><h1>", 100_000) },
        { "captions", Repeat("<figcaption>", 100_000) + "x" },
        { "a long caption", $"<figcaption>{Repeat("long ", 2_000_000)}" },
        { "scripts", Repeat("<script type=application/ld+json>{\"@graph\":[]}</script>", 20_000) },
        { "deep JSON", Script(Repeat("[", 500_000)) },
        { "deep objects", Script(Repeat("{\"mainEntity\":", 300_000)) },
        { "long JSON", Script($"{{\"@type\":\"Article\",\"author\":[{Repeat("{\"@id\":\"#a\"},", 1_000_000)}]}}") },
        { "circular references", Script("{\"@id\":\"#a\",\"@type\":\"Article\",\"author\":{\"@id\":\"#a\"},\"mainEntityOfPage\":{\"@id\":\"#a\"}}") },
        { "a long string", Script($"{{\"@type\":\"Article\",\"author\":\"{Repeat("x", 10_000_000)}\"}}") },
        { "a long attribute", $"<meta name=author content='{Repeat("x", 50_000_000)}'>" },
        { "ampersands", $"<meta name=author content='{Repeat("&amp;", 1_000_000)}'><title>{Repeat("&amp;", 1_000_000)}" },
    };

    [Theory]
    [MemberData(nameof(Floods), DisableDiscoveryEnumeration = true)]
    public void A_flood_takes_bounded_time_and_gives_bounded_fields(string what, string html)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var page = MainContent.Extract(html);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{what}: {clock.Elapsed}");
        Assert.True((page.Author?.Value.Length ?? 0) < 5_000 && page.Tags.Count <= 100 && page.Categories.Count <= 100);
        Assert.True(page.Captions.Sum(c => c.Length) <= 1_000_000 && (page.Title?.Value.Length ?? 0) <= 1_000);
    }

    [Fact]
    public void Any_soup_of_statements_is_read()
    {
        string[] pieces =
        [
            "<script type='application/ld+json'>", "</script>", "{", "}", "[", "]", ",", ":", "\"@type\":\"Article\"", "\"@id\":\"#a\"", "\"@graph\":", "\"author\":", "\"name\":", "\"Ida\"", "\"headline\":", "null", "1e999",
            "\"\\ud800\"", "\"datePublished\":\"2021-13-45\"", "\"inLanguage\":", "\"mainEntity\":", "<meta property=article:tag content='", "<meta name=author content='", "'>", "<html lang='", "<article class='hentry category-", "<time datetime='",
            "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "<a rel='category tag'>", "</a>", "<h1>", "</h1>", "&#0;", "&amp;amp;", "\ud800", "\0", "<figcaption>", "<body class='archive", "<title>", " - ", "<link rel=canonical href='https://",
        ];
        Gen.OneOf(pieces).Array[0, 40].Select(string.Concat).Sample(html => MainContent.Extract(html).Tags.Count <= 100, iter: 2000);
    }

    private static string Repeat(string piece, int count) => new System.Text.StringBuilder().Insert(0, piece, count).ToString();

    private static string Script(string json) => $"<script type=application/ld+json>{json}</script>";
}
