using System.Collections.Frozen;
using AngleSharp.Dom;

namespace TextTransfer.Web.Extraction.Metadata;

/// <summary>
/// What a page states in <c>meta</c> and <c>link</c> elements: Open Graph (ogp.me), Dublin Core, the names that search engines of
/// scholars and services for publishers read. Keywords are left out: they are written for search engines, not by the author.
/// </summary>
/// <param name="address">Where the page was found, to which links in it are relative; <see langword="null"/> when that is not known.</param>
internal sealed class MetaTags(Uri? address)
{
    private const int MaxElements = 2000;

    private static readonly FrozenDictionary<string, (bool IsOpenGraph, StatedField Field, bool IsList)> Fields = Names().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private int elements;

    /// <summary>What Open Graph states.</summary>
    public Statements OpenGraph { get; } = new();

    /// <summary>What the other names state.</summary>
    public Statements Other { get; } = new();

    /// <summary>Takes in a <c>meta</c> element.</summary>
    public void AddMeta(IElement element)
    {
        if (++elements > MaxElements || element.GetAttribute("content") is not { Length: > 0 } content)
            return;
        foreach (var attribute in (ReadOnlySpan<string>)["property", "name", "http-equiv"])
        {
            if (element.GetAttribute(attribute) is not { } name || !Fields.TryGetValue(name, out var known))
                continue;
            (known.IsOpenGraph ? OpenGraph : Other).State(known.Field, content, known.IsList);
            return;
        }
    }

    /// <summary>Takes in a <c>link</c> element.</summary>
    public void AddLink(IElement element)
    {
        if (++elements <= MaxElements && Tokens.Contains(element.GetAttribute("rel"), "canonical"))
            Other.State(StatedField.Url, Resolve(element.GetAttribute("href")));
    }

    // A whole address stays as it is written.
    private string? Resolve(string? link) =>
        string.IsNullOrWhiteSpace(link) || address is null || FieldText.AddressOf(link) is not null ? link
        : Uri.TryCreate(address, link.Trim(), out var whole) ? whole.GetLeftPart(UriPartial.Query)
        : null;

    private static IEnumerable<KeyValuePair<string, (bool, StatedField, bool)>> Names() =>
    [
        .. Of(true, StatedField.Title, "og:title"),
        .. Of(true, StatedField.SiteName, "og:site_name"),
        .. Of(true, StatedField.Language, "og:locale"),
        .. Of(true, StatedField.Url, "og:url"),
        .. Of(true, StatedField.Author, "article:author", "og:article:author", "book:author"),
        .. Of(true, StatedField.Published, "article:published_time", "og:article:published_time", "article:published", "og:published_time"),
        .. Of(true, StatedField.Modified, "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified"),
        .. Of(true, StatedField.Category, "article:section", "og:article:section"),
        .. Of(true, StatedField.Tag, "article:tag", "og:article:tag"),
        .. Of(false, StatedField.Title, "parsely-title", "sailthru.title", "citation_title", "dc.title", "dcterms.title", "twitter:title"),
        .. Of(false, StatedField.Author, "author", "parsely-author", "sailthru.author", "citation_author", "dc.creator", "dcterms.creator", "article.author", "byl"),
        .. Of(false, StatedField.Published,
            "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_online_date", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date",
            "dcterms.issued", "dcterms.created", "article.published", "date", "pubdate", "publishdate", "publish_date", "publish-date", "publication_date"),
        .. Of(false, StatedField.Modified, "dc.date.modified", "dcterms.modified", "article.updated", "last-modified", "last_modified", "lastmod", "revised"),
        .. Of(false, StatedField.Language, "content-language", "language", "dc.language", "dcterms.language"),
        .. Of(false, StatedField.SiteName, "application-name", "apple-mobile-web-app-title", "citation_journal_title"),
        .. Of(false, StatedField.Category, "parsely-section", "article.section"),
        .. Of(false, StatedField.Tag, isList: true, "parsely-tags", "sailthru.tags"),
    ];

    private static IEnumerable<KeyValuePair<string, (bool, StatedField, bool)>> Of(bool isOpenGraph, StatedField field, params string[] names) =>
        names.Select(n => KeyValuePair.Create(n, (isOpenGraph, field, false)));

    private static IEnumerable<KeyValuePair<string, (bool, StatedField, bool)>> Of(bool isOpenGraph, StatedField field, bool isList, params string[] names) =>
        names.Select(n => KeyValuePair.Create(n, (isOpenGraph, field, isList)));
}
