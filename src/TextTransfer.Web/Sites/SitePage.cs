using System.Net;
using TextTransfer.Web.Html;

namespace TextTransfer.Web.Sites;

/// <summary>Reads one page of a site: its document, if it is one, and its links.</summary>
internal static class SitePage
{
    /// <summary>Parts of one post at most.</summary>
    private const int MaxParts = 50;

    /// <summary>Reads a page; <see langword="null"/> when its document is there already or there is no such page.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="date">The date a sitemap gives for it; an unchanged one saves the request.</param>
    /// <param name="source">Whose page it is, for what there is to tell.</param>
    /// <param name="site">The site.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public static async Task<SiteResource?> ReadAsync(Uri address, string? date, SiteSource source, SiteContext site, CancellationToken cancellationToken)
    {
        address = SiteScope.Clean(address);

        // Read for its links, a page is another resource: a sitemap's is kept without.
        var key = source == SiteSource.Links ? address.AbsoluteUri + "#links" : address.AbsoluteUri;
        if (site.Read.Contains(address) && address != site.Scope.Home)
            return null;
        if (date is not null && site.Visitor.History.Done(key) is null && site.Visitor.History.Last(key) is { } last && last.SitemapDate == date)
            return last;

        var (visit, problem) = await TryVisitAsync(address, key, site, cancellationToken).ConfigureAwait(false);
        if (visit is null)
        {
            site.Tell(source, $"left out: {problem}");
            site.Pages.Refuse(problem!);
            return site.Visitor.History.Last(key);
        }

        if (visit is not { Answer: { } answer })
            return visit.Known is { } known ? known with { SitemapDate = date } : null;

        site.Pages.Spend();
        var resource = SiteResource.Of(key, answer) with { SitemapDate = date, IsPage = true };
        if (!answer.IsSuccess || !site.Scope.Contains(answer.Address) || answer.MediaType is not (null or "text/html" or "application/xhtml+xml"))
            return resource;

        var (page, markup) = Parse(answer);
        if (source == SiteSource.Links)
            resource = resource with { Links = [.. markup.Links.Where(site.Scope.Contains).Select(l => l.AbsoluteUri)] };
        var isListing = page.Kind == PageKind.Listing || PageAddress.IsListing(answer.Address);
        if (isListing && !site.Options.IncludeListings)
            return resource;

        // A first page is often pictures alone.
        if (page.Text.Length == 0 && SiteScope.KeyOf(answer.Address) == SiteScope.KeyOf(site.Scope.Home))
            return resource;

        var document = ToDocument(page, markup, answer.Address, isListing, site);
        return resource with { NewDocuments = [document with { Text = await WithPartsAsync(document, markup, answer.Address, source, site, cancellationToken).ConfigureAwait(false) }] };
    }

    /// <summary>The answer, also that there is no such page any more; nothing where robots.txt disallows it, as it is meant to; or why there is none.</summary>
    private static async Task<(SiteVisit? Visit, string? Problem)> TryVisitAsync(Uri address, string key, SiteContext site, CancellationToken cancellationToken)
    {
        try
        {
            var visit = await site.Visitor.VisitAsync(address, key, cancellationToken).ConfigureAwait(false);
            if (visit.Answer is null or { IsSuccess: true } or { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone })
                return (visit, null);
            return Refusal.Firewall(visit.Answer) is null
                ? (null, $"{address}: {Refusal.Describe(visit.Answer)}.")
                : throw new SourceUnavailableException($"{address} refused ({Refusal.Describe(visit.Answer)}).");
        }
        catch (WebFetchException e) when (e.Failure == WebFetchFailure.DisallowedByRobots)
        {
            return (new(null, null), null);
        }
        catch (WebFetchException e)
        {
            return (null, e.Message);
        }
    }

    private static (WebPage Page, PageMarkup Markup) Parse(FetchedResource answer)
    {
        using var html = HtmlTree.Parse(answer.DecodeText());
        return (MainContent.Extract(html, answer.Address), PageMarkup.Read(html, answer.Address));
    }

    private static Document ToDocument(WebPage page, PageMarkup markup, Uri address, bool isListing, SiteContext site)
    {
        var url = CanonicalOf(page, address, site);
        var document = page.ToDocument(markup.PostNumber ?? url.AbsoluteUri);
        return document with
        {
            Url = url.AbsoluteUri,
            Group = site.Scope.Group,
            Template = markup.Template,
            Kind = isListing ? "listing" : markup.PostType ?? document.Kind,
            Status = "publish",
            IsPasswordProtected = markup.IsProtected,
            Text = markup.IsProtected ? "" : page.Text,
        };
    }

    // Some themes call every page the first one: a canonical address is believed when it is another page of the site.
    private static Uri CanonicalOf(WebPage page, Uri address, SiteContext site) =>
        Uri.TryCreate(page.CanonicalUrl?.Value, UriKind.Absolute, out var canonical) && site.Scope.Contains(canonical)
        && (SiteScope.KeyOf(canonical) != SiteScope.KeyOf(site.Scope.Home) || SiteScope.KeyOf(address) == SiteScope.KeyOf(canonical))
            ? canonical
            : SiteScope.Clean(address);

    private static async Task<string> WithPartsAsync(Document document, PageMarkup markup, Uri address, SiteSource source, SiteContext site, CancellationToken cancellationToken)
    {
        var text = document.Text;
        foreach (var part in markup.Parts.Where(p => p != address && site.Scope.Contains(p)).Take(MaxParts))
        {
            var (visit, problem) = await TryVisitAsync(part, part.AbsoluteUri + "#part", site, cancellationToken).ConfigureAwait(false);
            if (visit?.Answer is { IsSuccess: true } answer)
                text += "\n" + MainContent.Extract(answer.DecodeText(), answer.Address).Text;
            else if (problem is not null)
                site.Tell(source, $"a part of {address} is left out: {problem}");
        }

        return text.Trim();
    }
}
