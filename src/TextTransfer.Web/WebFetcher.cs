using TextTransfer.Web.Fetching;
using TextTransfer.Web.Fetching.Robots;

namespace TextTransfer.Web;

/// <summary>
/// Asks web servers for resources, politely and safely: at a bounded pace, obeying <c>robots.txt</c>, within limits of size and
/// time, and at no address that belongs to a private network. One for a whole run, since pace and <c>robots.txt</c> are known to
/// it alone. Safe for concurrent calls.
/// </summary>
/// <remarks>
/// What a name resolves to is checked on the very address that is connected to, and after every redirect. No cookies are kept,
/// and no credentials sent but those of <see cref="WebFetcherOptions.Credentials"/>. Nothing is executed.
/// </remarks>
public sealed class WebFetcher : IDisposable
{
    private readonly WebFetcherOptions options;
    private readonly CancellationTokenSource end = new();
    private readonly PoliteClient client;
    private readonly RedirectingClient redirecting;
    private readonly RobotsFiles robots;

    /// <summary>Creates a fetcher, to live as long as it is needed.</summary>
    /// <param name="options">How to ask; defaults when <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public WebFetcher(WebFetcherOptions? options = null)
    {
        this.options = options ?? new();
        this.options.Validate();
        client = new(this.options);
        redirecting = new(client, this.options);
        robots = new(redirecting, client, this.options, end.Token);
    }

    /// <summary>Fetches a resource of at most <see cref="WebFetcherOptions.MaxBytes"/>.</summary>
    /// <param name="address">A whole address, <c>http</c> or <c>https</c>, without user and password.</param>
    /// <param name="conditions">What is known of it from before, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends waiting and reading.</param>
    /// <returns>
    /// The answer, whatever its status; only 408, 429, 502, 503 and 504 are errors, after the last attempt
    /// (<see cref="WebFetchFailure.Overloaded"/>).
    /// </returns>
    /// <exception cref="WebFetchException">No answer that can be used; <see cref="WebFetchException.Failure"/> says of what kind.</exception>
    public Task<FetchedResource> GetAsync(Uri address, FetchConditions? conditions = null, CancellationToken cancellationToken = default) =>
        GetLargeAsync(address, options.MaxBytes, conditions, cancellationToken);

    /// <summary>Fetches a resource that may be larger or must be smaller than others: an export, a feed, a site map.</summary>
    /// <param name="address">As above.</param>
    /// <param name="maxBytes">In place of <see cref="WebFetcherOptions.MaxBytes"/>, at least 1. Up to twice as much memory is used.</param>
    /// <param name="conditions">As above.</param>
    /// <param name="cancellationToken">As above.</param>
    /// <returns>As above.</returns>
    /// <exception cref="WebFetchException">As above.</exception>
    public Task<FetchedResource> GetLargeAsync(Uri address, int maxBytes, FetchConditions? conditions = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        ObjectDisposedException.ThrowIf(end.IsCancellationRequested, this);
        return GetAsync(address, conditions, new BodyLimit(maxBytes), cancellationToken);
    }

    /// <summary>
    /// What the <c>robots.txt</c> of a site says, also where it is not obeyed: fetched once and kept for a day. A file that is
    /// not there (status 400 to 499) allows everything; one that cannot be had (500 and above, no connection) nothing, and is
    /// asked for again after five minutes. What follows its first 500 KiB is ignored.
    /// </summary>
    /// <param name="address">Any address of the site.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="WebFetchException">The address is refused.</exception>
    public Task<RobotsRules> GetRobotsAsync(Uri address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ObjectDisposedException.ThrowIf(end.IsCancellationRequested, this);
        Check(address);
        return robots.GetAsync(address, cancellationToken);
    }

    /// <summary>Ends what is under way, with <see cref="OperationCanceledException"/>, and closes all connections.</summary>
    public void Dispose()
    {
        if (end.IsCancellationRequested)
            return;
        end.Cancel();
        client.Dispose();
        end.Dispose();
    }

    /// <summary>Lets an address pass that may be asked, as far as it alone tells.</summary>
    /// <exception cref="WebFetchException">It is refused.</exception>
    internal void Check(Uri address) => AddressRules.Check(address, options.AllowPrivate);

    private async Task<FetchedResource> GetAsync(Uri address, FetchConditions? conditions, BodyLimit limit, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end.Token);
        return await redirecting.GetAsync(address, conditions, limit, options.ObeyRobots ? robots.ApproveAsync : null, either.Token).ConfigureAwait(false);
    }
}
