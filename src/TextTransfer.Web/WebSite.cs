using System.Runtime.CompilerServices;
using TextTransfer.Web.Sites;

namespace TextTransfer.Web;

/// <summary>
/// Reads the documents of a web site by whatever it offers: WordPress's REST API, feeds, sitemaps, or plain pages. All give
/// the same shape, that of <see cref="WordPressExport"/>, with the site as <see cref="Document.Group"/>. Safe for concurrent calls.
/// </summary>
public static class WebSite
{
    /// <summary>Reads a site, one request after another, as documents are asked for.</summary>
    /// <param name="address">Its first page; where that is in a folder, the site is what is below the folder.</param>
    /// <param name="fetcher">Asks for every resource.</param>
    /// <param name="options">What to read; the defaults when <see langword="null"/>.</param>
    /// <param name="findings">Hears what each source gave, and why another did not, on the thread that reads.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Every document once, by its id and its address.</returns>
    /// <exception cref="ArgumentException">At the call: an option is outside its range.</exception>
    /// <exception cref="WebFetchException">While enumerating: the address is refused, or no source gave anything; the message has the reason of each.</exception>
    public static IAsyncEnumerable<Document> ReadAsync(
        Uri address, WebFetcher fetcher, SiteReadOptions? options = null, IProgress<SiteFinding>? findings = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(fetcher);
        options ??= new();
        options.Validate();
        return ReadAllAsync(address, fetcher, options, findings, cancellationToken);
    }

    private static async IAsyncEnumerable<Document> ReadAllAsync(
        Uri address, WebFetcher fetcher, SiteReadOptions options, IProgress<SiteFinding>? findings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new SiteReader(address, new(fetcher, SiteHistory.Empty), options, findings);
        await foreach (var resource in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var document in resource.NewDocuments)
                yield return document;
        }
    }
}
