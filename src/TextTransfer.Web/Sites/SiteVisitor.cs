using System.Net;

namespace TextTransfer.Web.Sites;

/// <summary>Asks for the resources of a site, but not for what is known of them.</summary>
internal sealed class SiteVisitor(WebFetcher fetcher, SiteHistory history)
{
    /// <summary>The limit of a sitemap's size (sitemaps.org), and enough for a hundred long posts.</summary>
    private const int MaxBytes = 52_428_800;

    public SiteHistory History => history;

    /// <summary>Asks for a resource that is read whole or not at all.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="key">What it is known by.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async Task<SiteVisit> VisitAsync(Uri address, string key, CancellationToken cancellationToken)
    {
        if (history.Done(key) is { } done)
            return new(done, null);

        var last = history.Last(key);
        var answer = await fetcher.GetAsync(address, last?.Conditions, cancellationToken).ConfigureAwait(false);
        return answer.Status == HttpStatusCode.NotModified && last is not null ? new(last, null) : new(null, answer);
    }

    /// <summary>Asks for something that is needed anew in every run: lists of other things, which may be long.</summary>
    public Task<FetchedResource> GetAsync(Uri address, CancellationToken cancellationToken) =>
        fetcher.GetLargeAsync(address, MaxBytes, cancellationToken: cancellationToken);

    /// <summary>The sitemaps that the robots file of a host names.</summary>
    public async Task<IReadOnlyList<Uri>> GetSitemapsAsync(Uri host, CancellationToken cancellationToken) =>
        (await fetcher.GetRobotsAsync(host, cancellationToken).ConfigureAwait(false)).Sitemaps;
}
