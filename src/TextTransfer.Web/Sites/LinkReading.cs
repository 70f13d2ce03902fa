using System.Runtime.CompilerServices;

namespace TextTransfer.Web.Sites;

/// <summary>Follows the links from the first page of a site, breadth first.</summary>
internal sealed class LinkReading : ISiteReading
{
    /// <summary>Queries to one path; calendars and filters have endless ones.</summary>
    private const int MaxQueries = 50;

    /// <summary>Addresses known for every page that may be fetched: what is linked beyond would fill the memory, and be reached by no one.</summary>
    private const int KnownPerPage = 20;

    public SiteSource Source => SiteSource.Links;

    public async IAsyncEnumerable<SiteResource> ReadAsync(SiteContext site, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!site.Front.Answer.IsSuccess)
            throw new SourceUnavailableException($"the first page is refused ({Refusal.Describe(site.Front.Answer)}).");

        if (PageAddress.IsSkipped(site.Front.Address) && !PageAddress.IsSkipped(site.Front.Answer.RequestedAddress))
            throw new SourceUnavailableException($"the first page leads to {site.Front.Address}, which holds no content; the site may ask its visitors to log in.");

        var (limit, isFull) = ((long)KnownPerPage * site.Options.MaxPages, false);
        HashSet<string> queued = [SiteScope.KeyOf(site.Scope.Home)];
        Dictionary<string, int> queries = [];
        Queue<(Uri Address, int Depth)> queue = new([(site.Scope.Home, 0)]);
        while (queue.TryDequeue(out var next))
        {
            if (await SitePage.ReadAsync(next.Address, null, Source, site, cancellationToken).ConfigureAwait(false) is not { } page)
                continue;
            yield return page;

            if (site.Pages.IsSpent)
            {
                site.Tell(Source, $"only {site.Options.MaxPages} pages were fetched, the limit; {queue.Count} more were known.");
                yield break;
            }

            foreach (var link in page.Links.Select(l => new Uri(l)).Where(_ => next.Depth < site.Options.MaxDepth))
            {
                var key = SiteScope.KeyOf(link);
                if (PageAddress.IsSkipped(link) || queued.Contains(key))
                    continue;
                if (queued.Count >= limit)
                {
                    if (!isFull)
                        site.Tell(Source, $"{limit} addresses are known, the limit at {site.Options.MaxPages} pages; what is linked beyond them is left out.");
                    isFull = true;
                    break;
                }

                queued.Add(key);
                if (link.Query.Length > 0 && (queries[link.AbsolutePath] = queries.GetValueOrDefault(link.AbsolutePath) + 1) > MaxQueries)
                    continue;
                queue.Enqueue((link, next.Depth + 1));
            }
        }
    }
}
