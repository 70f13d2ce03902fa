using System.Runtime.CompilerServices;

namespace TextTransfer.Web.Sites.Rest;

/// <summary>All posts of a type: read whole the first time, then what changed, appeared and went.</summary>
internal sealed class RestCollection(RestPages pages, SiteHistory history)
{
    /// <summary>A site that changes all the time must come to an end, too.</summary>
    private const int MaxPasses = 3;

    public IAsyncEnumerable<SiteResource> ReadAsync(CancellationToken cancellationToken)
    {
        var before = history.LastOf(pages.Collection);
        return before.Max(r => r.LatestChange) is { } since ? ReadChangesAsync(before, since, cancellationToken) : ReadAllAsync(cancellationToken);
    }

    // When the number of posts changes meanwhile, a page may have moved over one unread: then all are gone through again.
    private async IAsyncEnumerable<SiteResource> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isStable = false;
        for (var pass = 1; pass <= MaxPasses && !isStable; pass++)
        {
            HashSet<int> totals = [];
            await foreach (var part in pages.ReadAsync(RestQuery.All(pass), cancellationToken).ConfigureAwait(false))
            {
                if (part.Total is { } total)
                    totals.Add(total);
                yield return part;
            }

            isStable = totals.Count <= 1;
        }
    }

    private async IAsyncEnumerable<SiteResource> ReadChangesAsync(IReadOnlyList<SiteResource> before, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<string> changed = [];
        await foreach (var part in Noting(pages.ReadAsync(RestQuery.ChangedSince(since), cancellationToken), changed).ConfigureAwait(false))
            yield return part;

        var kept = before.SelectMany(r => r.Documents).DistinctBy(d => d.Id).Where(d => !changed.Contains(d.Id)).ToList();

        // Deleted posts leave no date, and a scheduled one appears with an old date: both show in the number of posts.
        if (await pages.CountAsync(cancellationToken).ConfigureAwait(false) != kept.Count + changed.Count)
        {
            var present = await pages.ListAsync(cancellationToken).ConfigureAwait(false);
            kept.RemoveAll(d => !present.Contains(d.Id));
            var missing = present.Except(kept.Select(d => d.Id)).Except(changed).Chunk(RestQuery.PerRequest).ToList();
            foreach (var ids in missing)
            {
                await foreach (var part in Noting(pages.ReadAsync(RestQuery.Of(ids), cancellationToken), changed).ConfigureAwait(false))
                    yield return part;
            }
        }

        yield return new() { Key = pages.Collection, Collection = pages.Collection, Documents = kept, LatestChange = since };
    }

    private static async IAsyncEnumerable<SiteResource> Noting(IAsyncEnumerable<SiteResource> parts, HashSet<string> ids)
    {
        await foreach (var part in parts.ConfigureAwait(false))
        {
            ids.UnionWith(part.Ids);
            yield return part;
        }
    }
}
