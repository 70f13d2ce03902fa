namespace TextTransfer.Web;

/// <summary>Where the documents of a site can come from, the richest first.</summary>
public enum SiteSource
{
    /// <summary>WordPress's REST API (<c>wp/v2</c>): every public post and page, whole, with its terms and dates.</summary>
    Rest,

    /// <summary>The site's feed with the full text of posts, page by page.</summary>
    Feed,

    /// <summary>Its sitemaps: the addresses of pages, which are then fetched one by one.</summary>
    Sitemap,

    /// <summary>The links from its first page, breadth first.</summary>
    Links,
}
