using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TextTransfer.Web.Sites.Rest;

/// <summary>
/// The pages of a collection. Where a server breaks down over a hundred posts at once, because of one of them or of their
/// size, it is asked for ten and for one at a time; what fails alone is left out and told.
/// </summary>
internal sealed class RestPages(RestApi api, SiteContext site, RestType type, RestPosts posts)
{
    private const int Step = 10;
    private const int FailuresToGiveUp = 3;

    private int failures;

    public string Collection => $"rest:{type.Name}";

    /// <exception cref="SourceUnavailableException">The first page was refused, or the server fails again and again.</exception>
    public async IAsyncEnumerable<SiteResource> ReadAsync(RestQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<string> seen = [];
        for (var page = 1; ; page++)
        {
            var (before, isEmpty) = (seen.Count, true);
            await foreach (var part in ReadRangeAsync(query, RestQuery.PerRequest, page, cancellationToken).ConfigureAwait(false))
            {
                yield return part;
                if (part.IsLast)
                    yield break;
                seen.UnionWith(part.Ids);
                isEmpty = false;
            }

            // A cache in front that knows no parameters gives the same page for ever.
            if (!isEmpty && seen.Count == before)
                throw new SourceUnavailableException($"{type.Path} gives the same posts again and again.");
        }
    }

    /// <summary>How many posts there are, or <see langword="null"/> when the server does not say.</summary>
    public async Task<int?> CountAsync(CancellationToken cancellationToken)
    {
        var answer = await site.Visitor.GetAsync(Address(RestQuery.All(1), 1, 1, "id"), cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess ? Number(answer, "X-WP-Total") : null;
    }

    /// <summary>The numbers of all posts there are.</summary>
    public async Task<IReadOnlySet<string>> ListAsync(CancellationToken cancellationToken)
    {
        HashSet<string> ids = [];
        for (var page = 1; ; page++)
        {
            var answer = await site.Visitor.GetAsync(Address(RestQuery.All(1), RestQuery.PerRequest, page, "id"), cancellationToken).ConfigureAwait(false);
            if (IsPastEnd(answer, page))
                return ids;
            if (!answer.IsSuccess || !RestJson.TryParse(answer, out var json))
                throw Refused(answer);

            using (json)
            {
                if (json.RootElement.ValueKind != JsonValueKind.Array)
                    throw new SourceUnavailableException($"{type.Path} gives no list of posts.");
                var before = ids.Count;
                ids.UnionWith(RestJson.Items(json.RootElement).Select(RestPosts.IdOf).OfType<string>());
                if (ids.Count == before || page >= Number(answer, "X-WP-TotalPages"))
                    return ids;
            }
        }
    }

    private async IAsyncEnumerable<SiteResource> ReadRangeAsync(RestQuery query, int perPage, int page, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var address = Address(query, perPage, page, RestPosts.Fields);
        var key = query.Pass == 1 ? address.AbsoluteUri : string.Create(CultureInfo.InvariantCulture, $"{address}#{query.Pass}");
        var (part, failure) = await TryReadAsync(address, key, page, cancellationToken).ConfigureAwait(false);
        if (part is not null)
        {
            failures = 0;
            yield return part;
        }
        else if (perPage > 1)
        {
            for (var i = 1; i <= Step; i++)
            {
                await foreach (var smaller in ReadRangeAsync(query, perPage / Step, ((page - 1) * Step) + i, cancellationToken).ConfigureAwait(false))
                {
                    yield return smaller;
                    if (smaller.IsLast)
                        yield break;
                }
            }
        }
        else if (++failures == FailuresToGiveUp)
        {
            throw new SourceUnavailableException($"{type.Path} fails again and again ({failure}).");
        }
        else
        {
            site.Tell(SiteSource.Rest, $"post {page} of {type.Path} is left out: the server fails over it ({failure}).");
        }
    }

    /// <summary>One page, or why the server could not make it; refusals are exceptions.</summary>
    private async Task<(SiteResource? Part, string? Failure)> TryReadAsync(Uri address, string key, int page, CancellationToken cancellationToken)
    {
        SiteVisit visit;
        try
        {
            visit = await site.Visitor.VisitAsync(address, key, cancellationToken).ConfigureAwait(false);
        }
        catch (WebFetchException e) when (e.Failure is WebFetchFailure.Overloaded or WebFetchFailure.TimedOut or WebFetchFailure.LimitExceeded or WebFetchFailure.UnusableAnswer)
        {
            return (null, e.Message);
        }

        if (visit is not { Answer: { } answer })
            return (visit.Known, null);

        var part = SiteResource.Of(key, answer) with { Collection = Collection, Total = Number(answer, "X-WP-Total") };
        if (IsPastEnd(answer, page))
            return (part with { IsLast = true }, null);
        if (answer.Status >= HttpStatusCode.InternalServerError)
            return (null, Refusal.Describe(answer));
        if (!answer.IsSuccess)
            throw Refused(answer);
        if (!RestJson.TryParse(answer, out var json))
            return (null, "what it gives is no JSON");

        using (json)
        {
            if (json.RootElement.ValueKind != JsonValueKind.Array)
                throw new SourceUnavailableException($"{type.Path} gives no list of posts.");
            var documents = await posts.ReadAsync(json.RootElement, cancellationToken).ConfigureAwait(false);
            var isLast = Number(answer, "X-WP-TotalPages") is { } pages ? page >= pages : documents.Count == 0;
            return (part with { NewDocuments = documents, LatestChange = documents.Max(d => d.ModifiedAt), IsLast = isLast }, null);
        }
    }

    private Uri Address(RestQuery query, int perPage, int page, string fields) =>
        api.Route(type.Path, query.Page(perPage, page, fields, site.Options.IncludeUnpublished));

    // Past its end, a collection answers 400; controllers of plugins also with nothing or 404.
    private static bool IsPastEnd(FetchedResource answer, int page) =>
        page > 1 && (answer.Status is HttpStatusCode.NotFound || (answer.Status == HttpStatusCode.BadRequest && RestJson.CodeOf(answer) is { } code && code.EndsWith("invalid_page_number", StringComparison.Ordinal)));

    private SourceUnavailableException Refused(FetchedResource answer) =>
        new($"{type.Path} refused ({$"{Refusal.Describe(answer)} {RestJson.ErrorOf(answer)}".TrimEnd()}).");

    private static int? Number(FetchedResource answer, string header) =>
        int.TryParse(answer.Headers.GetValueOrDefault(header), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
