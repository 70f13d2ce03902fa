using System.Net;

namespace TextTransfer.Web.Sites;

/// <summary>Asks for the resources of a site, but not for what is known of them.</summary>
internal sealed class SiteVisitor(WebFetcher fetcher, SiteHistory history)
{
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
        var conditions = last is { EntityTag: not null } or { LastModified: not null } ? new FetchConditions(last.EntityTag, last.LastModified) : null;
        var answer = await GetAsync(address, conditions, cancellationToken).ConfigureAwait(false);
        return answer.Status == HttpStatusCode.NotModified && last is not null ? new(last, null) : new(null, answer);
    }

    /// <summary>Asks for something that is needed anew in every run.</summary>
    public Task<FetchedResource> GetAsync(Uri address, CancellationToken cancellationToken) => GetAsync(address, null, cancellationToken);

    /// <summary>What the robots file of a host names as its sitemaps.</summary>
    public async Task<IReadOnlyList<Uri>> GetSitemapsAsync(Uri host, CancellationToken cancellationToken)
    {
        var robots = new Uri(host, "/robots.txt");
        var answer = await GetAsync(robots, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess ? RobotsSitemaps.Read(answer.Body.Span, robots) : [];
    }

    private async Task<FetchedResource> GetAsync(Uri address, FetchConditions? conditions, CancellationToken cancellationToken)
    {
        try
        {
            return await fetcher.GetAsync(address, conditions, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw new WebFetchException(address, e.Message, e);
        }
    }
}
