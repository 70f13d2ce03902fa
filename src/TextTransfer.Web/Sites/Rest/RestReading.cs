using System.Runtime.CompilerServices;

namespace TextTransfer.Web.Sites.Rest;

/// <summary>Reads a site by its REST API, type after type.</summary>
internal sealed class RestReading : ISiteReading
{
    public SiteSource Source => SiteSource.Rest;

    public async IAsyncEnumerable<SiteResource> ReadAsync(SiteContext site, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var api = await RestApi.FindAsync(site, cancellationToken).ConfigureAwait(false);
        var types = await RestType.ReadAsync(api, site, cancellationToken).ConfigureAwait(false);
        var posts = new RestPosts(api, site);
        List<string> refused = [];
        foreach (var type in types)
        {
            var parts = new RestCollection(new(api, site, type, posts), site.Visitor.History).ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (parts.ConfigureAwait(false))
            {
                while (await MoveNextAsync(parts, type, refused, site).ConfigureAwait(false))
                    yield return parts.Current;
            }
        }

        if (types.Count == 0)
            throw new SourceUnavailableException("the API shows no type of content that was asked for.");
        if (refused.Count > 0)
            throw new SourceUnavailableException(string.Join(" ", refused));
    }

    // A type of a plugin that guests may not see is no fault; without posts or pages, other sources are worth asking.
    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<SiteResource> parts, RestType type, List<string> refused, SiteContext site)
    {
        try
        {
            return await parts.MoveNextAsync().ConfigureAwait(false);
        }
        catch (SourceUnavailableException e)
        {
            if (type.Name is "post" or "page")
                refused.Add(e.Message);
            else
                site.Tell(SiteSource.Rest, e.Message);
            return false;
        }
    }
}
