using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;

namespace TextTransfer.Web.Sites;

/// <summary>Reads the posts of a site by its feed, page after page as WordPress gives them.</summary>
internal sealed class FeedReading : ISiteReading
{
    public SiteSource Source => SiteSource.Feed;

    public async IAsyncEnumerable<SiteResource> ReadAsync(SiteContext site, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? reason = null;
        HashSet<string> tried = [];
        foreach (var feed in (Uri[])[.. site.Front.Feeds, site.Scope.Below("feed/"), site.Scope.Below("?feed=rss2"), site.Scope.Below("index.xml"), site.Scope.Below("atom.xml")])
        {
            if (!tried.Add(feed.AbsoluteUri))
                continue;

            var first = await ReadFirstAsync(feed, site, cancellationToken).ConfigureAwait(false);
            reason ??= first.Problem;
            if (first.Resource is not { } page)
                continue;

            HashSet<string> seen = [];
            for (var number = 2; ; number++)
            {
                yield return page;

                // A server that knows no pages gives the first again and again.
                var before = seen.Count;
                seen.UnionWith(page.Ids);
                if (seen.Count == before)
                    yield break;
                var next = await ReadPageAsync(feed, number, site, cancellationToken).ConfigureAwait(false);
                if (next.Resource is null)
                    yield break;
                page = next.Resource;
            }
        }

        throw new SourceUnavailableException(reason!);
    }

    // Sites name feeds that are gone, at services that closed.
    private static async Task<(SiteResource? Resource, string? Problem)> ReadFirstAsync(Uri feed, SiteContext site, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadPageAsync(feed, 1, site, cancellationToken).ConfigureAwait(false);
        }
        catch (WebFetchException e) when (!site.Scope.Contains(feed))
        {
            return (null, e.Message);
        }
    }

    private static async Task<(SiteResource? Resource, string? Problem)> ReadPageAsync(Uri feed, int number, SiteContext site, CancellationToken cancellationToken)
    {
        var address = number == 1 ? feed : new Uri(string.Create(CultureInfo.InvariantCulture, $"{feed.GetLeftPart(UriPartial.Query)}{(feed.Query.Length > 0 ? "&" : "?")}paged={number}"));
        var visit = await site.Visitor.VisitAsync(address, address.AbsoluteUri, cancellationToken).ConfigureAwait(false);
        if (visit is not { Answer: { } answer })
            return (visit.Known, null);

        // Past its end, a feed is not there; whatever else a server says leaves open what would have come.
        if (number > 1 && !answer.IsSuccess && answer.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.BadRequest))
            throw new SourceUnavailableException($"page {number} is refused ({Refusal.Describe(answer)}).");
        if (!answer.IsSuccess)
            return (null, $"there is none ({Refusal.Describe(answer)}).");

        try
        {
            var posts = FeedPosts.Read(answer, site.Scope.Group);
            if (posts.Count == 0)
                return (null, "it holds no posts.");
            if (!posts.Any(p => p.IsWhole))
                return (null, "it has excerpts alone, without the text of posts.");
            return (SiteResource.Of(address.AbsoluteUri, answer) with { NewDocuments = [.. posts.Where(p => p.IsWhole).Select(p => p.Document with { Language = site.Front.Language })] }, null);
        }
        catch (WebFormatException)
        {
            return (null, $"what {answer.Address} gives is no feed, or a damaged one.");
        }
    }
}
