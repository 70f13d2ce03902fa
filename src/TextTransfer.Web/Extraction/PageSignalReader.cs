using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using TextTransfer.Web.Extraction.Metadata;

namespace TextTransfer.Web.Extraction;

/// <summary>Reads what a page as a whole says it is.</summary>
internal static class PageSignalReader
{
    private const int MaxSchemaLength = 1_000_000;

    private static readonly FrozenDictionary<string, PageSignals> BodyClasses = Read(new()
    {
        [PageSignals.Post] = "single-post postid single-format-standard post-template-default blog-post template-article article-template",
        [PageSignals.Single] = "single singular",
        [PageSignals.Page] = "page page-template page-template-default elementor-page",
        [PageSignals.Home] = "home front-page frontpage homepage template-index",
        [PageSignals.Archive] = "archive blog category tag author search search-results post-type-archive tax-product_cat tax-category template-collection template-blog date",
        [PageSignals.Product] = "single-product product-template product-template-default template-product product-page catalog-product-view",
        [PageSignals.Forum] = "bbpress bbp-topic topic single-topic nb-topic question-page section-viewtopic crawler",
        [PageSignals.Shop] = "woocommerce woocommerce-page catalog-category-view template-collection",
        [PageSignals.Documentation] = "docs-wrapper wy-body-for-nav docs single-docs",
    });

    private static readonly FrozenDictionary<string, PageSignals> SchemaTypes = Read(new()
    {
        [PageSignals.SchemaArticle] = "Article BlogPosting NewsArticle TechArticle Report Recipe HowTo ReportageNewsArticle AnalysisNewsArticle ScholarlyArticle OpinionNewsArticle ReviewNewsArticle MedicalWebPage",
        [PageSignals.SchemaProduct] = "Product ProductGroup IndividualProduct Book Vehicle",
        [PageSignals.SchemaForum] = "DiscussionForumPosting QAPage Question SocialMediaPosting",
        [PageSignals.SchemaListing] = "CollectionPage ItemList Blog SearchResultsPage OfferCatalog",
        [PageSignals.SchemaBusiness] = "LocalBusiness Service ProfessionalService AboutPage ContactPage Organization Course FAQPage Restaurant Store",
    });

    /// <summary>The signals of a page.</summary>
    public static PageSignals Of(IHtmlDocument document)
    {
        var signals = PageSignals.None;
        if (document.Body is { } body)
        {
            foreach (var name in body.ClassList)
            {
                // WordPress numbers some of them.
                var end = name.AsSpan().TrimEnd("0123456789").TrimEnd('-');
                signals |= BodyClasses.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(end, out var found) ? found : PageSignals.None;
            }

            signals |= Schema(body.GetAttribute("itemtype") ?? "");
        }

        if (document.DocumentElement?.GetAttribute("itemtype") is { } type)
            signals |= Schema(type);
        foreach (var meta in document.GetElementsByTagName("meta"))
        {
            if (meta.GetAttribute("property") == "og:type")
                signals |= Shared(meta.GetAttribute("content") ?? "");
        }

        foreach (var script in document.GetElementsByTagName("script"))
        {
            if (JsonLd.IsScript(script))
                signals |= SchemaOfJson(script.TextContent);
        }

        return signals;
    }

    /// <summary>The description the page gives of itself; empty when it gives none.</summary>
    public static string DescriptionOf(IHtmlDocument document) => document.GetElementsByTagName("meta")
        .Where(m => "description".Equals(m.GetAttribute("name"), StringComparison.OrdinalIgnoreCase) || m.GetAttribute("property") == "og:description")
        .Select(m => m.GetAttribute("content")).FirstOrDefault(d => !string.IsNullOrWhiteSpace(d)) ?? "";

    private static PageSignals Shared(string type) => type switch
    {
        "article" or "news" or "blog" => PageSignals.SharedAsArticle,
        "product" or "og:product" or "product.item" => PageSignals.SharedAsProduct,
        _ => PageSignals.None,
    };

    private static PageSignals Schema(string address) =>
        SchemaTypes.TryGetValue(address[(address.LastIndexOf('/') + 1)..], out var found) ? found : PageSignals.None;

    // Not parsed: it is often not valid, and the names of types are all that counts here.
    private static PageSignals SchemaOfJson(string json)
    {
        var signals = PageSignals.None;
        var rest = json.AsSpan(0, Math.Min(json.Length, MaxSchemaLength));
        for (int at; (at = rest.IndexOf("\"@type\"")) >= 0;)
        {
            rest = rest[(at + 7)..].TrimStart().TrimStart(':').TrimStart().TrimStart('[').TrimStart();
            if (!rest.StartsWith("\""))
                continue;
            rest = rest[1..];
            var end = rest.IndexOf('"');
            if (end < 0)
                break;
            signals |= SchemaTypes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(rest[..end], out var found) ? found : PageSignals.None;
        }

        return signals;
    }

    private static FrozenDictionary<string, PageSignals> Read(Dictionary<PageSignals, string> groups) =>
        groups.SelectMany(g => g.Value.Split(' ').Select(n => (Name: n, g.Key)))
            .GroupBy(p => p.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Aggregate(PageSignals.None, (s, p) => s | p.Key), StringComparer.Ordinal);
}
