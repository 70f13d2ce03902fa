using System.Net.Http.Headers;

namespace TextTransfer.Store.Hub;

/// <summary>The rest of a file from a byte on, of the very content the beginning came from (RFC 9110, sections 13.1.5 and 14.2).</summary>
/// <param name="From">The first byte that is wanted.</param>
/// <param name="ETag">The entity tag of the content that the beginning came from, if one was sent.</param>
internal sealed record ByteRange(long From, string? ETag)
{
    public void AddTo(HttpRequestHeaders headers)
    {
        headers.Range = new(From, null);
        // A weak tag must not be sent here; it is compared with the answer's instead.
        if (EntityTagHeaderValue.TryParse(ETag, out EntityTagHeaderValue? tag) && !tag.IsWeak)
            headers.IfRange = new(tag);
    }
}
