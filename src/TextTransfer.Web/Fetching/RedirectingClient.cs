namespace TextTransfer.Web.Fetching;

/// <summary>Follows redirects, each address on the way checked like the first.</summary>
internal sealed class RedirectingClient(PoliteClient client, WebFetcherOptions options)
{
    /// <summary>Fetches a resource.</summary>
    /// <param name="address">What is asked for.</param>
    /// <param name="conditions">What is known of it from before, or <see langword="null"/>.</param>
    /// <param name="limit">How much is read.</param>
    /// <param name="approve">Called before each request with its address; throws to prevent it.</param>
    /// <param name="cancellationToken">Ends waiting and reading.</param>
    /// <exception cref="WebFetchException">No answer that can be used.</exception>
    public async Task<FetchedResource> GetAsync(Uri address, FetchConditions? conditions, BodyLimit limit, Func<Uri, CancellationToken, Task>? approve, CancellationToken cancellationToken)
    {
        var chain = new RedirectChain(address, options);
        try
        {
            while (true)
            {
                AddressRules.Check(chain.Current, options.AllowPrivate);
                if (approve is not null)
                    await approve(chain.Current, cancellationToken).ConfigureAwait(false);

                var isKnown = conditions is not null && (conditions.Address is null || conditions.Address == chain.Current);
                var answer = await client.GetAsync(chain.Current, isKnown ? conditions : null, limit, cancellationToken).ConfigureAwait(false);
                if (answer.RedirectTarget is not { } target)
                    return Resource(address, chain, answer, conditions);
                chain.Follow(target);
            }
        }
        catch (WebFetchException e) when (chain.Redirects.Count > 0)
        {
            throw e.For(address, $"redirected to {WebFetchException.Show(chain.Current)}");
        }
    }

    private static FetchedResource Resource(Uri address, RedirectChain chain, HttpAnswer answer, FetchConditions? conditions)
    {
        var type = ContentType.Parse(answer.Headers.GetValueOrDefault("Content-Type"));
        return new()
        {
            RequestedAddress = address,
            Address = chain.Current,
            Redirects = chain.Redirects,
            Status = answer.Status,
            Body = answer.Body,
            MediaType = type.MediaType,
            Charset = type.Charset,
            Headers = answer.Headers,
            Conditions = Conditions(answer, chain.Current) ?? (answer.Status == System.Net.HttpStatusCode.NotModified ? conditions : null),
        };
    }

    private static FetchConditions? Conditions(HttpAnswer answer, Uri address)
    {
        var (tag, modified) = (answer.Headers.GetValueOrDefault("ETag"), answer.Headers.GetValueOrDefault("Last-Modified"));
        return tag is null && modified is null ? null : new(tag, modified) { Address = address };
    }
}
