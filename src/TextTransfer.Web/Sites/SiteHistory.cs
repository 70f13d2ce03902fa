namespace TextTransfer.Web.Sites;

/// <summary>What is known of the resources of a site: those this run has done before it was interrupted, and those of the last whole run.</summary>
internal sealed class SiteHistory(IReadOnlyDictionary<string, SiteResource> done, IReadOnlyDictionary<string, SiteResource> last, IReadOnlyCollection<SiteSource> settled)
{
    public static SiteHistory Empty { get; } = new(new Dictionary<string, SiteResource>(), new Dictionary<string, SiteResource>(), []);

    /// <summary>What this run has read before it was interrupted; it is not asked for again.</summary>
    public SiteResource? Done(string key) => done.TryGetValue(key, out var resource) ? resource with { IsResumed = true } : null;

    /// <summary>What the last whole run read.</summary>
    public SiteResource? Last(string key) => last.GetValueOrDefault(key);

    /// <summary>The documents of the last whole run, if this source had its part in it.</summary>
    public IEnumerable<DocumentName> Kept(SiteSource source) => settled.Contains(source) ? last.Values.SelectMany(r => r.Documents) : [];

    /// <summary>The parts of a collection the last whole run read.</summary>
    public IReadOnlyList<SiteResource> LastOf(string collection) => [.. last.Values.Where(r => r.Collection == collection)];
}
