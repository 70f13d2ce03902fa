namespace TextTransfer.Web;

/// <summary>What is known of a resource from before, so that it is only sent again when it changed (RFC 9110, conditional requests).</summary>
/// <param name="EntityTag">Its <c>ETag</c>, as the server wrote it, or <see langword="null"/>.</param>
/// <param name="LastModified">Its <c>Last-Modified</c>, as the server wrote it, or <see langword="null"/>.</param>
public sealed record FetchConditions(string? EntityTag, string? LastModified)
{
    /// <summary>
    /// The address that gave them, after redirects: they are sent to no other, since they say nothing of it.
    /// <see langword="null"/> when that is not known: then they are sent to every address on the way.
    /// </summary>
    public Uri? Address { get; init; }
}
