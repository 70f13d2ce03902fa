namespace TextTransfer.Web.Sites;

/// <summary>The documents of a site so far: each counts once, by its id and by its address.</summary>
internal sealed class DocumentSet
{
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> addresses = new(StringComparer.Ordinal);

    public int Count => ids.Count;

    /// <summary>Takes a document in; <see langword="false"/> when it was there.</summary>
    public bool Add(DocumentName name)
    {
        if (ids.Contains(name.Id) || (name.AddressKey is { } address && !addresses.Add(address)))
            return false;
        return ids.Add(name.Id);
    }

    public bool Contains(Uri address) => addresses.Contains(SiteScope.KeyOf(address));
}
