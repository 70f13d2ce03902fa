namespace TextTransfer.Web;

/// <summary>What was found out about a source of a site while reading it. Immutable.</summary>
/// <param name="Source">The source.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Message">A sentence for people: what it gave, or why not, with the server's own status and code.</param>
/// <param name="Documents">How many documents came from it so far.</param>
public sealed record SiteFinding(SiteSource Source, SiteFindingKind Kind, string Message, int Documents)
{
    /// <summary>The source and the message.</summary>
    public override string ToString() => $"{NameOf(Source)}: {Message}";

    private static string NameOf(SiteSource source) => source switch
    {
        SiteSource.Rest => "REST",
        SiteSource.Feed => "feed",
        SiteSource.Sitemap => "sitemap",
        _ => "links",
    };
}
