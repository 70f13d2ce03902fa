using System.Collections.Frozen;
using System.Text.Json.Nodes;
using AngleSharp.Dom;

namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>What a page states in JSON-LD by the vocabulary of schema.org.</summary>
internal static class JsonLd
{
    // Things that a page is about, beside all types that end in Article or Posting.
    private static readonly FrozenSet<string> MainTypes = new[]
    {
        "Book", "Course", "CreativeWork", "Event", "HowTo", "JobPosting", "Movie", "Podcast", "PodcastEpisode", "Product", "Question", "Recipe", "Report", "Review",
        "Service", "SoftwareApplication", "VideoObject", "WebApplication",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> SiteTypes = new[] { "WebSite", "Blog" }.ToFrozenSet();

    /// <summary>Whether a script is JSON-LD; its type may have parameters.</summary>
    public static bool IsScript(IElement script) =>
        script.GetAttribute("type") is { } type && type.AsSpan().Trim().StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes in what is stated.</summary>
    /// <param name="texts">The contents of the scripts, in the order of the page.</param>
    /// <param name="canonicalUrl">The address that the page gives elsewhere; decides between several articles.</param>
    /// <param name="statements">Where it goes.</param>
    public static void Read(IEnumerable<string> texts, string? canonicalUrl, Statements statements)
    {
        var graph = new JsonLdGraph(texts.SelectMany(LenientJson.Read));
        foreach (var site in graph.All.Where(n => JsonLdGraph.IsOfType(n, SiteTypes.Contains)))
            StateAll(StatedField.SiteName, JsonLdGraph.Strings(site["name"]));

        var articles = Described(graph, canonicalUrl);
        foreach (var page in articles.Concat(graph.Subjects.Where(n => JsonLdGraph.IsOfType(n, IsPage))))
        {
            StateAll(StatedField.Title, JsonLdGraph.Strings(page["headline"]));
            StateAll(StatedField.Title, JsonLdGraph.Strings(page["name"]));
            if (statements.Author is null)
                StateAll(StatedField.Author, graph.Names(page["author"]));
            if (statements.Author is null)
                StateAll(StatedField.Author, graph.Names(page["creator"]));
            StateAll(StatedField.Published, JsonLdGraph.Strings(page["datePublished"]));
            StateAll(StatedField.Published, JsonLdGraph.Strings(page["dateCreated"]));
            StateAll(StatedField.Modified, JsonLdGraph.Strings(page["dateModified"]));
            StateAll(StatedField.Language, Language(page["inLanguage"]));
            StateAll(StatedField.Url, Addresses(page));
            StateAll(StatedField.SiteName, graph.Names(page["publisher"]));
            StateTerms(StatedField.Category, page["articleSection"]);
            StateTerms(StatedField.Tag, page["keywords"]);
        }

        void StateAll(StatedField field, IEnumerable<string> values)
        {
            foreach (var value in values)
                statements.State(field, value);
        }

        // An array has one term an element; a text parts them by commas.
        void StateTerms(StatedField field, JsonNode? terms)
        {
            foreach (var term in terms is JsonObject ? graph.Names(terms) : JsonLdGraph.Strings(terms))
                statements.State(field, term, isList: terms is JsonValue);
        }
    }

    /// <summary>The articles that are the page: those of its address, else all when they have one headline; teasers have several.</summary>
    private static List<JsonObject> Described(JsonLdGraph graph, string? canonicalUrl)
    {
        var articles = graph.Subjects.Where(n => JsonLdGraph.IsOfType(n, IsMain)).ToList();
        if (canonicalUrl is not null && articles.Where(a => Addresses(a).Any(u => IsSame(u, canonicalUrl))).ToList() is { Count: > 0 } own)
            return own;

        var headlines = articles.SelectMany(a => JsonLdGraph.Strings(a["headline"] ?? a["name"]).Take(1)).Distinct(StringComparer.Ordinal);
        return headlines.Count() <= 1 ? articles : [];
    }

    private static bool IsMain(string type) =>
        MainTypes.Contains(type) || type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("Posting", StringComparison.Ordinal);

    private static bool IsPage(string type) => type.EndsWith("Page", StringComparison.Ordinal);

    private static IEnumerable<string> Addresses(JsonObject page)
    {
        var main = page["mainEntityOfPage"];
        return [.. JsonLdGraph.Strings(page["url"]), .. JsonLdGraph.Strings(main), .. main is JsonObject entity ? JsonLdGraph.Strings(entity["@id"]) : [], .. JsonLdGraph.Strings(page["@id"])];
    }

    private static IEnumerable<string> Language(JsonNode? language) =>
        language is JsonObject thing ? [.. JsonLdGraph.Strings(thing["alternateName"]), .. JsonLdGraph.Strings(thing["@id"]), .. JsonLdGraph.Strings(thing["name"])] : JsonLdGraph.Strings(language);

    // Sites disagree with themselves about http, the last slash and fragments.
    private static bool IsSame(string a, string b) => MemoryExtensions.Equals(Bare(a), Bare(b), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Bare(string address)
    {
        var end = address.IndexOf('#', StringComparison.Ordinal);
        var bare = end < 0 ? address.AsSpan() : address.AsSpan(0, end);
        var scheme = bare.IndexOf("://", StringComparison.Ordinal);
        return (scheme < 0 ? bare : bare[(scheme + 3)..]).TrimEnd('/');
    }
}
