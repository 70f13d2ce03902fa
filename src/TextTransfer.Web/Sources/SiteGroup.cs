namespace TextTransfer.Web.Sources;

/// <summary>What the documents of one site share as their group: in the same form whether they come from an export or as pages.</summary>
internal static class SiteGroup
{
    /// <summary>Scheme and host of an address, in lower case, with the port where it is not that of the scheme; what is no web address stays as it is.</summary>
    public static string? Of(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri.GetComponents(UriComponents.Scheme | UriComponents.Host | UriComponents.Port, UriFormat.UriEscaped)
            : address;
}
