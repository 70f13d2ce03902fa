namespace TextTransfer.Web;

/// <summary>What <see cref="WebSite"/> reads of a site. Immutable.</summary>
public sealed record SiteReadOptions
{
    /// <summary>
    /// The sources that may be used. By default all: REST where it answers, else the feed; then the sitemap for what those do
    /// not show; links where there is neither REST nor a sitemap. No page is fetched for a document that is there already.
    /// </summary>
    public IReadOnlyCollection<SiteSource> Sources { get; init; } = [SiteSource.Rest, SiteSource.Feed, SiteSource.Sitemap, SiteSource.Links];

    /// <summary>
    /// The WordPress post types read by REST, by name (<c>post</c>, <c>page</c>, ...). Default <see langword="null"/>: all that
    /// the site shows as content, those of plugins included, without attachments, menus and templates.
    /// </summary>
    public IReadOnlyCollection<string>? PostTypes { get; init; }

    /// <summary>Whether drafts, pending, scheduled and private posts are read, too; REST only, and the fetcher must log in; a site that refuses the login is an error. Default <see langword="false"/>.</summary>
    public bool IncludeUnpublished { get; init; }

    /// <summary>Whether pages that list others (archives, categories, the blog's front page) count as documents. Their links are followed either way. Default <see langword="false"/>.</summary>
    public bool IncludeListings { get; init; }

    /// <summary>Documents after which reading ends, at least 1. Default: 100,000.</summary>
    public int MaxDocuments { get; init; } = 100_000;

    /// <summary>Pages fetched one by one for sitemap and links together, at least 1. Default: 50,000, the addresses of one sitemap file.</summary>
    public int MaxPages { get; init; } = 50_000;

    /// <summary>Links followed from the first page to any other, at least 0. Default: 20, enough for long paged archives.</summary>
    public int MaxDepth { get; init; } = 20;

    /// <exception cref="ArgumentException">A value is outside its range.</exception>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Sources, nameof(Sources));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDocuments, 1, nameof(MaxDocuments));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPages, 1, nameof(MaxPages));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDepth, 0, nameof(MaxDepth));
    }
}
