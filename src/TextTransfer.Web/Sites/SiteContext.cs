namespace TextTransfer.Web.Sites;

/// <summary>What the sources of one reading share.</summary>
/// <param name="Front">The first page.</param>
/// <param name="Scope">What belongs to the site.</param>
/// <param name="Visitor">Asks for resources.</param>
/// <param name="Options">What to read.</param>
/// <param name="Read">The documents so far.</param>
/// <param name="Pages">Pages fetched one by one so far, within their limit.</param>
/// <param name="Tell">Tells of what is missing.</param>
internal sealed record SiteContext(SiteFront Front, SiteScope Scope, SiteVisitor Visitor, SiteReadOptions Options, DocumentSet Read, PageBudget Pages, Action<SiteSource, string> Tell);
