using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace TextTransfer.Web.Sites;

/// <summary>Reads the pages that the sitemaps of a site list (sitemaps.org), with indexes of indexes and gzip.</summary>
internal sealed partial class SitemapReading : ISiteReading
{
    private const int MaxDepth = 3;
    private const int MaxSitemaps = 1000;

    private static readonly string[] UsualPlaces = ["wp-sitemap.xml", "sitemap_index.xml", "sitemap.xml"];

    public SiteSource Source => SiteSource.Sitemap;

    public async IAsyncEnumerable<SiteResource> ReadAsync(SiteContext site, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Queue<(Uri Address, int Depth)> queue = new((await FindAsync(site, cancellationToken).ConfigureAwait(false)).Select(a => (a, 1)));
        HashSet<string> visited = [];
        var isFound = false;
        string? problem = null;
        while (queue.TryDequeue(out var next) && visited.Count < MaxSitemaps)
        {
            // Before anything is named in robots.txt, the usual places are tried, until one is there.
            if ((next.Depth == 1 && isFound && IsGuess(site, next.Address)) || !visited.Add(next.Address.AbsoluteUri) || IsOfListings(next.Address))
                continue;
            if (!site.Scope.Contains(next.Address))
            {
                site.Tell(Source, $"{next.Address} is not of this site, and is not read.");
                continue;
            }

            var (sitemap, failure) = await TryReadAsync(next.Address, site, cancellationToken).ConfigureAwait(false);
            problem ??= failure;
            if (sitemap is null)
                continue;

            isFound = true;
            if (next.Depth == MaxDepth && sitemap.Sitemaps.Any(s => !visited.Contains(s.AbsoluteUri)))
                problem ??= $"{next.Address} lists more sitemaps, {MaxDepth + 1} levels deep, which are not read.";
            foreach (var child in sitemap.Sitemaps.Where(_ => next.Depth < MaxDepth && queue.Count < MaxSitemaps))
                queue.Enqueue((child, next.Depth + 1));
            foreach (var entry in sitemap.Pages.Where(p => site.Scope.Contains(p.Address) && !PageAddress.IsSkipped(p.Address) && !PageAddress.IsListing(p.Address)))
            {
                if (await SitePage.ReadAsync(entry.Address, entry.LastModified, Source, site, cancellationToken).ConfigureAwait(false) is { } page)
                    yield return page;
                if (!site.Pages.IsSpent)
                    continue;
                site.Tell(Source, $"only {site.Options.MaxPages} pages were fetched, the limit.");
                yield break;
            }
        }

        if (queue.Count > 0)
            site.Tell(Source, $"only {MaxSitemaps} sitemaps were read, the limit.");
        if (!isFound)
            throw new SourceUnavailableException(problem ?? "there is none, neither named in robots.txt nor in the usual places.");
        if (problem is not null)
            throw new SourceUnavailableException(problem);
    }

    // One that is not there is no loss; one that does not come hides pages.
    private static async Task<(Sitemap? Sitemap, string? Failure)> TryReadAsync(Uri address, SiteContext site, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await site.Visitor.GetAsync(address, cancellationToken).ConfigureAwait(false);
            if (answer.IsSuccess)
                return (Sitemap.Read(answer), null);
            return (null, answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone ? null : $"{address} did not come ({Refusal.Describe(answer)}).");
        }
        catch (WebFetchException e)
        {
            return (null, e.Message);
        }
    }

    private static async Task<IEnumerable<Uri>> FindAsync(SiteContext site, CancellationToken cancellationToken) =>
        (await site.Visitor.GetSitemapsAsync(site.Scope.Home, cancellationToken).ConfigureAwait(false)).Concat(UsualPlaces.Select(site.Scope.Below));

    private static bool IsGuess(SiteContext site, Uri address) => UsualPlaces.Any(p => site.Scope.Below(p) == address);

    // Of WordPress itself, and as Yoast, Rank Math and their like name them after taxonomies: sitemaps of archives, not of texts.
    private static bool IsOfListings(Uri sitemap) => ListingSitemap().IsMatch(sitemap.Segments[^1]);

    [GeneratedRegex(@"^(?:wp-sitemap-(?:taxonomies|users)-|(?:\w*(?:category|cat|tag|author|authors|format|taxonomy|brand|archive|date)|pa_\w+)-sitemap\d*\.xml)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ListingSitemap();
}
