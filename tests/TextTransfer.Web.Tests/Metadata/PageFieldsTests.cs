namespace TextTransfer.Web.Tests.Metadata;

/// <summary>What a page states, from where, and what counts when it states several things. The oracle is the page, written by hand.</summary>
public class PageFieldsTests
{
    private const string Yoast = """
        <script type="application/ld+json" class="yoast-schema-graph">{"@context":"https://schema.org","@graph":[
        {"@type":"Article","@id":"https://example.org/leeks/#article","isPartOf":{"@id":"https://example.org/leeks/"},"author":{"name":"Ida Holm","@id":"https://example.org/#/schema/person/1"},
        "headline":"Leeks &amp; Onions","datePublished":"2021-03-04T05:06:07+02:00","dateModified":"2022-03-04T05:06:07+00:00","mainEntityOfPage":{"@id":"https://example.org/leeks/"},
        "publisher":{"@id":"https://example.org/#organization"},"keywords":["Roots, stems","Winter"],"articleSection":["Kitchen Garden"],"inLanguage":"de-DE"},
        {"@type":"WebPage","@id":"https://example.org/leeks/","url":"https://example.org/leeks/","name":"Leeks and Onions - Holm Garden","datePublished":"2021-03-04T05:06:07+02:00","inLanguage":"de-DE"},
        {"@type":"WebSite","@id":"https://example.org/#website","name":"Holm Garden"},
        {"@type":"Organization","@id":"https://example.org/#organization","name":"Holm Ltd"},
        {"@type":"Person","@id":"https://example.org/#/schema/person/1","name":"Ida Holm"}]}</script>
        """;

    [Fact]
    public void A_graph_states_all_fields()
    {
        var page = Read(Yoast);
        Assert.Equal(new("Leeks & Onions", FieldSource.JsonLd), page.Title);
        Assert.Equal(new("Ida Holm", FieldSource.JsonLd), page.Author);
        Assert.Equal(new(new(2021, 3, 4, 5, 6, 7, TimeSpan.FromHours(2)), FieldSource.JsonLd), page.PublishedAt);
        Assert.Equal(new(new(2022, 3, 4, 5, 6, 7, TimeSpan.Zero), FieldSource.JsonLd), page.ModifiedAt);
        Assert.Equal(new("de-DE", FieldSource.JsonLd), page.Language);
        Assert.Equal(new("https://example.org/leeks/", FieldSource.JsonLd), page.CanonicalUrl);
        Assert.Equal(new("Holm Garden", FieldSource.JsonLd), page.SiteName);
        Assert.Equal([new("Kitchen Garden", FieldSource.JsonLd)], page.Categories);
        Assert.Equal(["Roots, stems", "Winter"], page.Tags.Select(t => t.Value));
    }

    [Theory]
    [InlineData("""{"@type":"BlogPosting","author":{"@id":"#ida"}},{"@type":"Person","@id":"#ida","name":"Ida"}""", "Ida")]
    [InlineData("""{"@type":["Thing","http://schema.org/NewsArticle"],"author":[{"@type":"Person","name":"Ida"},"Bo"]}""", "Ida, Bo")]
    [InlineData("""{"@type":"Article","author":"By Ida"}""", "Ida")]
    [InlineData("""{"@type":"Article","author":{"name":["Ida","Other"]}}""", "Ida")]
    [InlineData("""{"@type":"Article","author":"https://example.org/ida"},{"@type":"WebPage","author":"Bo"}""", "Bo")]
    [InlineData("""{"@type":"WebPage","mainEntity":{"@type":"Recipe","creator":"Ida"}}""", "Ida")]
    [InlineData("""{"@type":"ItemList","itemListElement":[{"@type":"Article","author":"Ida"}]}""", null)]
    [InlineData("""{"@type":"Article","headline":"a","author":"Ida"},{"@type":"Article","headline":"b","author":"Bo"}""", null)]
    [InlineData("""{"@type":"Article","headline":"a","author":"Ida"},{"@type":"Article","url":"http://example.org/this/","headline":"b","author":"Bo"}""", "Bo")]
    [InlineData("""{"@type":"Review","author":{"@type":"Person"}}""", null)]
    public void Authors_of_the_article_of_the_page_are_found(string items, string? expected) =>
        Assert.Equal(expected, Read($"<link rel='canonical' href='https://example.org/this'>{Script($"[{items}]")}").Author?.Value);

    [Theory]
    [InlineData("""{"@type":"Article","headline":"T","author":"Ida",}""")]
    [InlineData("<!-- {\"@type\":\"Article\",\"headline\":\"T\",\"author\":\"Ida\"} -->")]
    [InlineData("//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"T\",\"author\":\"Ida\"}\n//]]>")]
    [InlineData("{\"@type\":\"Article\",\"headline\":\"T\",\"description\":\"two\nlines\tand a tab\",\"author\":\"Ida\"};")]
    [InlineData("""{"@type":"Article","headline":"T","author":"Ida","text":"cut off in the mid""")]
    [InlineData("""{"@type":"Article","headline":"T","author":"Ida","text":"a \"quote" left open"}""")]
    [InlineData("""{"@type":"WebSite","name":"S"}{"@type":"Article","headline":"T","author":"Ida"}""")]
    [InlineData("""{"@type":"Article","text":"\ud800","headline":"T","headline":"U","author":"Ida"}""")]
    public void Of_broken_json_what_can_be_read_counts(string json)
    {
        var page = Read(Script(json));
        Assert.Equal(("T", "Ida"), (page.Title?.Value, page.Author?.Value));
    }

    [Fact]
    public void Sections_in_one_text_are_parted_by_commas() =>
        Assert.Equal(["Food & Drink", "Travel"], Read(Script("""{"@type":"Article","articleSection":"Food &amp; Drink, Travel"}""")).Categories.Select(c => c.Value));

    [Fact]
    public void Open_graph_states_what_it_can()
    {
        var page = Read("""
            <meta property="og:title" content="Leeks | Holm"><meta property="og:site_name" content="Holm"><meta property="og:locale" content="en_US"><meta property="og:url" content="https://example.org/leeks">
            <meta property="article:author" content="https://social.example/ida"><meta property="article:author" content="Ida"><meta property="article:published_time" content="2021-03-04T05:06:07Z">
            <meta property="article:modified_time" content="2021-03-05"><meta property="article:section" content="Garden"><meta property="article:tag" content="winter"><meta property="article:tag" content="Winter"><meta property="article:tag" content="roots">
            """);
        Assert.Equal(new("Leeks", FieldSource.OpenGraph), page.Title);
        Assert.Equal(new("Ida", FieldSource.OpenGraph), page.Author);
        Assert.Equal(new(new(2021, 3, 4, 5, 6, 7, TimeSpan.Zero), FieldSource.OpenGraph), page.PublishedAt);
        Assert.Equal(new(new(2021, 3, 5, 0, 0, 0, TimeSpan.Zero), FieldSource.OpenGraph), page.ModifiedAt);
        Assert.Equal(new("en-US", FieldSource.OpenGraph), page.Language);
        Assert.Equal(new("Holm", FieldSource.OpenGraph), page.SiteName);
        Assert.Equal([new("Garden", FieldSource.OpenGraph)], page.Categories);
        Assert.Equal(["winter", "roots"], page.Tags.Select(t => t.Value));
    }

    [Theory]
    [InlineData("author")]
    [InlineData("DC.creator")]
    [InlineData("parsely-author")]
    [InlineData("sailthru.author")]
    public void Other_names_of_meta_state_authors(string name) =>
        Assert.Equal(new("Ida", FieldSource.Meta), Read($"<meta name='{name}' content=' Ida '>").Author);

    [Fact]
    public void Other_names_of_meta_state_the_rest()
    {
        var page = Read("""
            <meta name="parsely-title" content="Leeks"><meta name="dcterms.created" content="2021-03-04"><meta http-equiv="Content-Language" content="pt-br, en">
            <meta name="application-name" content="Holm"><meta name="parsely-section" content="Garden"><meta name="sailthru.tags" content="winter, roots &amp; stems"><meta name="keywords" content="seo">
            """);
        Assert.Equal(("Leeks", 2021, "pt-BR", "Holm"), (page.Title?.Value, page.PublishedAt?.Value.Year, page.Language?.Value, page.SiteName?.Value));
        Assert.Equal(["Garden", "winter", "roots & stems"], page.Categories.Concat(page.Tags).Select(t => t.Value));
    }

    [Fact]
    public void The_more_trusted_source_wins_field_by_field()
    {
        var page = Read($$"""
            <html lang="da"><meta property="og:locale" content="en_US"><meta property="og:title" content="Shared"><meta name="author" content="Meta"><meta property="article:author" content="Graph">
            <link rel="canonical" href="https://example.org/canonical"><meta property="og:url" content="https://example.org/shared">{{Script("""{"@type":"Article","headline":"Headline","url":"https://example.org/json"}""")}}<h1>Heading</h1>
            """);
        Assert.Equal(new("Headline", FieldSource.JsonLd), page.Title);
        Assert.Equal(new("Graph", FieldSource.OpenGraph), page.Author);
        Assert.Equal(new("https://example.org/canonical", FieldSource.Meta), page.CanonicalUrl);
        Assert.Equal(new("da", FieldSource.Markup), page.Language);
    }

    [Fact]
    public void Without_an_own_address_the_one_of_the_request_stands_in()
    {
        Assert.Equal(new("https://example.org/a", FieldSource.Address), MainContent.Extract("<p>x", new Uri("https://example.org/a")).CanonicalUrl);
        Assert.Equal(new("https://example.org/b", FieldSource.Meta), MainContent.Extract("<link rel=canonical href=https://example.org/b>", new Uri("https://example.org/a")).CanonicalUrl);
    }

    [Theory]
    [InlineData("Leeks - Holm", "Holm", "Leeks")]
    [InlineData("Leeks | Onions | HOLM", "Holm", "Leeks | Onions")]
    [InlineData("Leeks – Holm", "Holm – All about gardens", "Leeks")]
    [InlineData("Leeks at Holm", "Holm", "Leeks at Holm")]
    [InlineData("Stock-Holm", "Holm", "Stock-Holm")]
    [InlineData("Leeks - Hol", "Holm", "Leeks - Hol")]
    [InlineData("Holm", "Holm", "Holm")]
    [InlineData("- Holm", "Holm", "- Holm")]
    [InlineData("Leeks - Holm", "", "Leeks - Holm")]
    public void The_name_of_the_site_is_taken_off_the_title(string title, string site, string expected) =>
        Assert.Equal(expected, Read($"<title>{title}</title><meta property='og:site_name' content='{site}'>").Title?.Value);

    [Fact]
    public void Where_the_heading_is_the_site_the_window_has_the_title() =>
        Assert.Equal("Leeks", Read("<title>Leeks - Holm</title><meta property='og:site_name' content='Holm'><h1>Holm</h1>").Title?.Value);

    [Theory]
    [InlineData("2021-03-04T05:06:07+02:00", "2021-03-04T03:06:07Z")]
    [InlineData("2021-03-04T05:06:07+0200", "2021-03-04T03:06:07Z")]
    [InlineData("2021-03-04T05:06:07.123Z", "2021-03-04T05:06:07.123Z")]
    [InlineData("2021-03-04T05:06:07", "2021-03-04T05:06:07Z")]
    [InlineData("2021-03-04T05:06-01:00", "2021-03-04T06:06:00Z")]
    [InlineData("2021-03-04 05:06:07", "2021-03-04T05:06:07Z")]
    [InlineData(" 2021-03-04 ", "2021-03-04T00:00:00Z")]
    [InlineData("Thu, 04 Mar 2021 05:06:07 GMT", "2021-03-04T05:06:07Z")]
    [InlineData("Thu, 4 Mar 2021 05:06:07 +0200", "2021-03-04T03:06:07Z")]
    [InlineData("March 4, 2021", "2021-03-04T00:00:00Z")]
    [InlineData("03/04/2021", null)]
    [InlineData("0000-00-00 00:00:00", null)]
    [InlineData("1970-01-01T00:00:00Z", null)]
    [InlineData("2021-02-30", null)]
    [InlineData("yesterday", null)]
    public void Dates_are_read_in_known_forms_alone(string stated, string? expected) =>
        Assert.Equal(
            expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            Read($"<meta property='article:published_time' content='{stated}'>").PublishedAt?.Value);

    [Theory]
    [InlineData("en_US", "en-US")]
    [InlineData("DE", "de")]
    [InlineData("zh_hant_tw", "zh-Hant-TW")]
    [InlineData("pt_BR.UTF-8", "pt-BR")]
    [InlineData("de_DE_formal", "de-DE-formal")]
    [InlineData("sr-latn", "sr-Latn")]
    [InlineData("es-419", "es-419")]
    [InlineData("English", null)]
    [InlineData("und", null)]
    [InlineData("x", null)]
    [InlineData("{{lang}}", null)]
    public void Languages_are_written_as_BCP_47_writes_them(string stated, string? expected) => Assert.Equal(expected, Read($"<html lang='{stated}'>").Language?.Value);

    private static WebPage Read(string html) => MainContent.Extract(html);

    private static string Script(string json) => $"<script type='application/ld+json'>{json}</script>";
}
