using System.Globalization;
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

            var first = await ReadPageAsync(feed, 1, site, cancellationToken).ConfigureAwait(false);
            reason ??= first.Problem;
            if (first.Resource is not { } page)
                continue;

            HashSet<string> seen = [];
            for (var number = 2; ; number++)
            {
                yield return page;

                // A server that knows no pages gives the first again and again.
                var before = seen.Count;
                seen.UnionWith(page.Documents.Select(d => d.Id).Concat(page.NewDocuments.Select(d => d.Id!)));
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

    private static async Task<(SiteResource? Resource, string? Problem)> ReadPageAsync(Uri feed, int number, SiteContext site, CancellationToken cancellationToken)
    {
        var address = number == 1 ? feed : new Uri(string.Create(CultureInfo.InvariantCulture, $"{feed}{(feed.Query.Length > 0 ? "&" : "?")}paged={number}"));
        var visit = await site.Visitor.VisitAsync(address, address.AbsoluteUri, cancellationToken).ConfigureAwait(false);
        if (visit is not { Answer: { } answer })
            return (visit.Known, null);
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
