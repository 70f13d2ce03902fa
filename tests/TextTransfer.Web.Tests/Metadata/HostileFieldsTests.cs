using CsCheck;

namespace TextTransfer.Web.Tests.Metadata;

/// <summary>Pages made to cost time or to break a reader of fields.</summary>
public class HostileFieldsTests
{
    private static readonly Dictionary<string, (int Count, Func<int, string> Html)> Floods = new()
    {
        ["metas"] = (20_000, n => Repeat("<meta property=article:tag content=a>", n)),
        ["names of classes"] = (200_000, n => $"<p class='{Repeat("author ", n)}'>"),
        ["elements with meaning"] = (20_000, n => Repeat("<p class='author published' itemprop=author rel=tag>", n)),
        ["articles"] = (20_000, n => Repeat("<article class=hentry><h1>", n)),
        ["captions"] = (20_000, n => Repeat("<figcaption>", n) + "x"),
        ["a long caption"] = (400_000, n => $"<figcaption>{Repeat("long ", n)}"),
        ["scripts"] = (4_000, n => Repeat("<script type=application/ld+json>{\"@graph\":[]}</script>", n)),
        ["deep JSON"] = (100_000, n => Script(Repeat("[", n))),
        ["deep objects"] = (60_000, n => Script(Repeat("{\"mainEntity\":", n))),
        ["long JSON"] = (200_000, n => Script($"{{\"@type\":\"Article\",\"author\":[{Repeat("{\"@id\":\"#a\"},", n)}]}}")),
        ["circular references"] = (8, _ => Script("{\"@id\":\"#a\",\"@type\":\"Article\",\"author\":{\"@id\":\"#a\"},\"mainEntityOfPage\":{\"@id\":\"#a\"}}")),
        ["a long string"] = (2_000_000, n => Script($"{{\"@type\":\"Article\",\"author\":\"{Repeat("x", n)}\"}}")),
        ["a long attribute"] = (50_000_000, n => $"<meta name=author content='{Repeat("x", n)}'>"),
        ["ampersands"] = (200_000, n => $"<meta name=author content='{Repeat("&amp;", n)}'><title>{Repeat("&amp;", n)}"),
    };

    public static TheoryData<string> NamesOfFloods => [.. Floods.Keys];

    [Theory]
    [MemberData(nameof(NamesOfFloods))]
    public void A_flood_takes_linear_time_and_gives_bounded_fields(string what)
    {
        var (count, html) = Floods[what];
        LinearTime.Holds(count, html, flood =>
        {
            var page = MainContent.Extract(flood);
            Assert.True((page.Author?.Value.Length ?? 0) < 5_000 && page.Tags.Count <= 100 && page.Categories.Count <= 100);
            Assert.True(page.Captions.Sum(c => c.Length) <= 1_000_000 && (page.Title?.Value.Length ?? 0) <= 1_000);
        });
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
