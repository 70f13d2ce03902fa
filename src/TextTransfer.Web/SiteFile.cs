using TextTransfer.Web.Sites;
using TextTransfer.Web.Sites.Files;

namespace TextTransfer.Web;

/// <summary>
/// The documents of a web site in a file of JSON Lines (<see cref="Documents.WriteJsonLines"/>), written as they are read and
/// brought up to date by later runs.
/// </summary>
/// <remarks>
/// <para>While a site is read, its documents are in <c>FILE.part</c> and what was read of it in <c>FILE.part.state</c>; <c>FILE</c> appears,
/// or is replaced, when all is there, with <c>FILE.state</c> beside it. A process may be killed at any byte: the next run goes on, asks for
/// no resource twice that was read to its end, and neither loses nor repeats a document.</para>
/// <para>A run on a finished file asks for what changed: by REST for posts by their date of change, by the other sources with
/// conditional requests and the dates of sitemaps. Lines of unchanged documents stay as they are, in their order.</para>
/// <para>Of pages, what recurs across them (<see cref="RecurringBlocks"/>) is taken out when all are there; REST, exports and feeds give texts
/// without template.</para>
/// </remarks>
public static class SiteFile
{
    /// <summary>Brings a file to what the site is now: makes it, goes on with it, or brings it up to date.</summary>
    /// <param name="path">The file.</param>
    /// <param name="address">The first page of the site.</param>
    /// <param name="fetcher">Asks for every resource.</param>
    /// <param name="options">What to read; must be the same for every run on one file, but for the limits.</param>
    /// <param name="restart">Whether to begin anew; the file itself is only replaced at the end.</param>
    /// <param name="findings">Hears what each source gave, and why another did not.</param>
    /// <param name="progress">Hears how many documents were read so far, kept ones included.</param>
    /// <param name="cancellationToken">Stops; the next run goes on.</param>
    /// <returns>What became of the file.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="WebFetchException">The address is refused, or no source gave anything.</exception>
    /// <exception cref="WebFormatException">The file is another one: of other options, another site, or not written here.</exception>
    /// <exception cref="IOException">The files cannot be written, or another run is at it.</exception>
    /// <exception cref="UnauthorizedAccessException">The files may not be written.</exception>
    public static async Task<SiteFileUpdate> UpdateAsync(
        string path, Uri address, WebFetcher fetcher, SiteReadOptions? options = null, bool restart = false,
        IProgress<SiteFinding>? findings = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(fetcher);
        options ??= new();
        options.Validate();

        // Before the address gets into a file, perhaps with a password in it.
        fetcher.Check(address);
        using var run = SiteFileRun.Begin(path, SiteFileHeader.Of(address, options), restart);
        var reader = new SiteReader(address, new(fetcher, run.History), options, findings);
        var count = 0;
        await foreach (var resource in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            run.Add(resource);
            progress?.Report(count += resource.Documents.Count);
        }

        return run.Finish(reader.Settled);
    }
}
