namespace TextTransfer.Web.Sites;

/// <summary>A way to read the documents of a site.</summary>
internal interface ISiteReading
{
    SiteSource Source { get; }

    /// <summary>Reads resource after resource.</summary>
    /// <exception cref="SourceUnavailableException">The source gives nothing, or nothing more.</exception>
    /// <exception cref="WebFetchException">The same, for there was no answer that could be used.</exception>
    IAsyncEnumerable<SiteResource> ReadAsync(SiteContext site, CancellationToken cancellationToken);
}
