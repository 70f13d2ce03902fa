using System.Globalization;
using System.Runtime.CompilerServices;
using TextTransfer.Web.Sites.Rest;

namespace TextTransfer.Web.Sites;

/// <summary>Reads a site by one source after another, as far as they are needed.</summary>
internal sealed class SiteReader(Uri start, SiteVisitor visitor, SiteReadOptions options, IProgress<SiteFinding>? findings)
{
    private readonly DocumentSet read = new();
    private readonly List<SiteFinding> told = [];
    private readonly HashSet<SiteSource> complete = [];
    private readonly HashSet<SiteSource> needless = [];
    private int fromThis;

    /// <summary>The sources that were read to their end, or were not needed beside those.</summary>
    public IReadOnlyCollection<SiteSource> Settled => [.. complete, .. needless];

    /// <summary>Reads the site; each resource comes with the documents that were not there before.</summary>
    public async IAsyncEnumerable<SiteResource> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var front = await SiteFront.ReadAsync(start, visitor, cancellationToken).ConfigureAwait(false);
        var site = new SiteContext(front, new(front.Address), visitor, options, read, new(options.MaxPages), (s, m) => Tell(s, SiteFindingKind.Incomplete, m));
        if (options.IncludeUnpublished && options.Sources.Contains(SiteSource.Rest))
            await RestApi.CheckLoginAsync(site, cancellationToken).ConfigureAwait(false);
        foreach (var reading in (ISiteReading[])[new RestReading(), new FeedReading(), new SitemapReading(), new LinkReading()])
        {
            if (!options.Sources.Contains(reading.Source))
                continue;
            if (IsNeedless(reading.Source))
            {
                needless.Add(reading.Source);
                continue;
            }

            fromThis = 0;
            var resources = reading.ReadAsync(site, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (resources.ConfigureAwait(false))
            {
                while (await MoveNextAsync(resources, reading.Source).ConfigureAwait(false))
                {
                    var resource = Take(resources.Current);
                    yield return resource;
                    if (read.Count >= options.MaxDocuments)
                    {
                        Tell(reading.Source, SiteFindingKind.Incomplete, $"{Count(fromThis)}; reading ended at the limit of {options.MaxDocuments}.");
                        yield break;
                    }
                }
            }
        }

        if (read.Count == 0)
            throw new WebFetchException(start, $"no documents could be read. {string.Join(" ", told.Select(f => f.ToString()))}");
    }

    // REST shows everything but types hidden from it, which a sitemap may list; a feed has posts alone, so that it never replaces a sitemap.
    private bool IsNeedless(SiteSource source) => source switch
    {
        SiteSource.Feed => complete.Contains(SiteSource.Rest),
        SiteSource.Links => complete.Contains(SiteSource.Rest) || complete.Contains(SiteSource.Sitemap),
        _ => false,
    };

    private SiteResource Take(SiteResource resource)
    {
        List<Document> documents = [];
        List<DocumentName> names = [];
        foreach (var name in resource.Documents)
        {
            if (read.Add(name))
                names.Add(name);
        }

        foreach (var document in resource.NewDocuments)
        {
            if (read.Count >= options.MaxDocuments)
                break;
            if (!read.Add(DocumentName.Of(document)))
                continue;
            documents.Add(document);
            names.Add(DocumentName.Of(document));
        }

        fromThis += names.Count;
        return resource with { Documents = names, NewDocuments = documents };
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<SiteResource> resources, SiteSource source)
    {
        try
        {
            if (await resources.MoveNextAsync().ConfigureAwait(false))
                return true;
            complete.Add(source);
            Tell(source, SiteFindingKind.Used, $"{Count(fromThis)}{(source is SiteSource.Rest || read.Count == fromThis ? "" : " that were not there before")}.");
        }
        catch (Exception e) when (e is SourceUnavailableException or WebFetchException)
        {
            Tell(source, fromThis > 0 ? SiteFindingKind.Incomplete : SiteFindingKind.Unavailable, fromThis > 0 ? $"{Count(fromThis)}, then: {e.Message}" : e.Message);

            // What it gave the last time is not to be replaced by what a poorer source shows of it.
            foreach (var name in visitor.History.Kept(source))
                read.Add(name);
        }

        return false;
    }

    private void Tell(SiteSource source, SiteFindingKind kind, string message)
    {
        var finding = new SiteFinding(source, kind, message, fromThis);
        told.Add(finding);
        findings?.Report(finding);
    }

    private static string Count(int documents) =>
        documents == 1 ? "1 document" : string.Create(CultureInfo.InvariantCulture, $"{documents} documents");
}
