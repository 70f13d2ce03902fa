namespace TextTransfer.Web.Sites.Files;

/// <summary>What a file of a site was made from: the first line of its state.</summary>
/// <param name="Version">Of the state's format.</param>
/// <param name="Site">The first page.</param>
/// <param name="Options">What was read, as text to compare; limits may be other ones the next time.</param>
internal sealed record SiteFileHeader(int Version, string Site, string Options)
{
    public static SiteFileHeader Of(Uri address, SiteReadOptions options) => new(1, address.AbsoluteUri,
        $"sources {string.Join(',', options.Sources.Order())}; types {(options.PostTypes is { } types ? string.Join(',', types.Order(StringComparer.Ordinal)) : "all")}; "
        + $"unpublished {options.IncludeUnpublished}; listings {options.IncludeListings}");
}
