using System.Net;

namespace TextTransfer.Web;

/// <summary>What a server answered. Immutable; disposing of it is not needed.</summary>
public sealed record FetchedResource
{
    /// <summary>The address asked for.</summary>
    public required Uri RequestedAddress { get; init; }

    /// <summary>The address that answered, after redirects.</summary>
    public required Uri Address { get; init; }

    /// <summary>The status of the last answer, errors (401, 403, 404) included; <see cref="HttpStatusCode.NotModified"/> when the conditions of the request held.</summary>
    public required HttpStatusCode Status { get; init; }

    /// <summary>The body, decompressed; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The media type without parameters, in lower case; <see langword="null"/> when the server does not say.</summary>
    public string? MediaType { get; init; }

    /// <summary>The encoding named in the content type, or <see langword="null"/>.</summary>
    public string? Charset { get; init; }

    /// <summary>The headers of the answer and its content, by name without regard to case; of repeated ones, joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the status is one of success (200 to 299).</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
