namespace TextTransfer.Web;

/// <summary>What a page is for, as far as its markup tells: it decides which parts of it are content.</summary>
public enum PageKind
{
    /// <summary>One text with a beginning and an end: a post, an article, a chapter of documentation.</summary>
    Article,

    /// <summary>A page of sections side by side, all of them content: a home page, a service, a landing page.</summary>
    Page,

    /// <summary>Teasers of other pages: an archive, a category, search results.</summary>
    Listing,

    /// <summary>A thing for sale with its description.</summary>
    Product,

    /// <summary>A question or thread and its answers.</summary>
    Forum,
}
