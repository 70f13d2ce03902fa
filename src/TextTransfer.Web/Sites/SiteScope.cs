using TextTransfer.Web.Sources;

namespace TextTransfer.Web.Sites;

/// <summary>Which addresses belong to a site, and when two of them are the same page.</summary>
internal sealed class SiteScope
{
    private static readonly string[] TrackingParameters = ["utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "msclkid", "amp"];

    private readonly string host;
    private readonly string folder;

    /// <param name="home">The first page; the site is everything on its host below its folder.</param>
    public SiteScope(Uri home)
    {
        Home = home;
        host = BareHost(home);
        folder = home.AbsolutePath[..(home.AbsolutePath.LastIndexOf('/') + 1)];
    }

    public Uri Home { get; }

    /// <summary>What the documents of the site have in common.</summary>
    public string Group => SiteGroup.Of(Home.AbsoluteUri)!;

    /// <summary>An address below the site's folder.</summary>
    public Uri Below(string relative) => new(new Uri(Home, folder), relative);

    public bool Contains(Uri address) =>
        address.Scheme is "http" or "https" && BareHost(address) == host && (address.Port == Home.Port || (address.IsDefaultPort && Home.IsDefaultPort))
        && (address.AbsolutePath.StartsWith(folder, StringComparison.Ordinal) || address.AbsolutePath + "/" == folder);

    /// <summary>An address as it is asked for: without user, fragment and tracking parameters.</summary>
    public static Uri Clean(Uri address)
    {
        var query = string.Join('&', address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => !Array.Exists(TrackingParameters, t => p.StartsWith(t, StringComparison.OrdinalIgnoreCase) && (t.EndsWith('_') || p.Length == t.Length || p[t.Length] == '='))));
        return new UriBuilder(address) { UserName = "", Password = "", Fragment = "", Query = query }.Uri;
    }

    /// <summary>
    /// What two addresses of one page share: scheme, <c>www.</c>, an index file, a slash at the end and the way characters are
    /// escaped make no difference; WordPress itself writes <c>%e6</c> in one place and <c>%E6</c> in another.
    /// </summary>
    public static string KeyOf(Uri address)
    {
        var clean = Clean(address);
        var path = Uri.UnescapeDataString(clean.AbsolutePath);
        foreach (var index in (ReadOnlySpan<string>)["/index.php", "/index.html", "/index.htm"])
        {
            if (path.EndsWith(index, StringComparison.OrdinalIgnoreCase))
                path = path[..^(index.Length - 1)];
        }

        return $"{BareHost(clean)}{(clean.IsDefaultPort ? "" : $":{clean.Port}")}{path.TrimEnd('/')}{Uri.UnescapeDataString(clean.Query)}";
    }

    private static string BareHost(Uri address) => address.IdnHost is var host && host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
}
