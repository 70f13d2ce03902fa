using TextTransfer.Web.Tests.Fetching;

namespace TextTransfer.Web.Tests.Sites;

/// <summary>A site read to its end, with what was told of it.</summary>
internal sealed record SiteRead(IReadOnlyList<Document> Documents, IReadOnlyList<SiteFinding> Findings)
{
    public IReadOnlyList<string?> Ids => [.. Documents.Select(d => d.Id).Order(Comparer<string?>.Create((a, b) => int.Parse(a!).CompareTo(int.Parse(b!))))];

    public SiteFinding Of(SiteSource source) => Findings.Last(f => f.Source == source);

    public static async Task<SiteRead> OfAsync(Uri address, SiteReadOptions? options = null)
    {
        using var fetcher = CreateFetcher();
        List<SiteFinding> findings = [];
        List<Document> documents = [];
        await foreach (var document in WebSite.ReadAsync(address, fetcher, options, new Listener<SiteFinding>(findings.Add)))
            documents.Add(document);
        return new(documents, findings);
    }

    public static WebFetcher CreateFetcher() => new(new() { AllowPrivate = true, TimeProvider = new InstantTime() });
}
