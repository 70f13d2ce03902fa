namespace TextTransfer.Web;

/// <summary>How <see cref="WebFetcher"/> asks servers. Immutable.</summary>
public sealed record WebFetcherOptions
{
    /// <summary>Whether addresses that are private, loopback or link-local may be asked; not unless said, since a site may point there.</summary>
    public bool AllowPrivate { get; init; }
}
