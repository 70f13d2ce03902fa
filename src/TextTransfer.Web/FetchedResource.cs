using System.Net;
using System.Text;
using TextTransfer.Web.Sources;

namespace TextTransfer.Web;

/// <summary>What a server answered. Immutable; disposing of it is not needed.</summary>
public sealed record FetchedResource
{
    /// <summary>The address asked for.</summary>
    public required Uri RequestedAddress { get; init; }

    /// <summary>The address that answered, after redirects.</summary>
    public required Uri Address { get; init; }

    /// <summary>The addresses that redirects led to, in order, the last of them <see cref="Address"/>; empty when there were none.</summary>
    public IReadOnlyList<Uri> Redirects { get; init; } = [];

    /// <summary>
    /// The status of the last answer, errors (401, 403, 404, 500) included; <see cref="HttpStatusCode.NotModified"/> when the
    /// conditions of the request held.
    /// </summary>
    public required HttpStatusCode Status { get; init; }

    /// <summary>The body, decompressed; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The media type without parameters, in lower case; <see langword="null"/> when the server does not say.</summary>
    public string? MediaType { get; init; }

    /// <summary>The encoding named in the content type, or <see langword="null"/>.</summary>
    public string? Charset { get; init; }

    /// <summary>The headers of the answer and its content, by name without regard to case; of repeated ones, joined by commas. As sent: length and coding are those before decompression.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>What to keep for the next time the resource is asked for; <see langword="null"/> when the server gives nothing to go by.</summary>
    public FetchConditions? Conditions { get; init; }

    /// <summary>Whether a redirect led from <c>https</c> to <c>http</c>, so that somebody on the way may have changed the answer.</summary>
    public bool LeftHttps => Redirects.Prepend(RequestedAddress).SkipWhile(a => a.Scheme != Uri.UriSchemeHttps).Any(a => a.Scheme == Uri.UriSchemeHttp);

    /// <summary>Whether the status is one of success (200 to 299).</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>
    /// The body as text, decoded as browsers do (WHATWG, Encoding and HTML standards): by byte order mark, else by the content
    /// type, else by what the document says of itself in <c>meta</c> or its XML declaration, else as UTF-8, and HTML that is not
    /// UTF-8 as Windows-1252. JSON is UTF-8 whatever is said of it.
    /// </summary>
    /// <remarks>Decodes at each call. What the encoding cannot express becomes U+FFFD; nothing is thrown.</remarks>
    public string DecodeText()
    {
        if (MediaType is "application/json" || MediaType?.EndsWith("+json", StringComparison.Ordinal) == true)
            return TextEncodings.Decode(Body.Span, Encoding.UTF8);
        return MediaType is "application/xml" or "text/xml" || MediaType?.EndsWith("+xml", StringComparison.Ordinal) == true
            ? TextEncodings.DecodeXml(Body.Span, Charset)
            : TextEncodings.DecodeHtml(Body.Span, Charset);
    }
}
