namespace TextTransfer.Web.Sites.Files;

/// <summary>Keeps each address once: every page of a site has the same menu, and its links are kept for as long as the site is read.</summary>
internal sealed class StringPool
{
    private readonly HashSet<string> strings = new(StringComparer.Ordinal);

    /// <summary>A resource whose links are those of others where they are equal.</summary>
    public SiteResource Share(SiteResource resource) => resource with { Links = [.. resource.Links.Select(Share)] };

    private string Share(string text)
    {
        if (strings.TryGetValue(text, out var known))
            return known;
        strings.Add(text);
        return text;
    }
}
