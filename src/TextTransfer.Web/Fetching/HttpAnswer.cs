using System.Net;

namespace TextTransfer.Web.Fetching;

/// <summary>One answer to one request; of a redirect, without body.</summary>
internal sealed record HttpAnswer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>What <c>Retry-After</c> asks for, from the moment of the answer; <see langword="null"/> when it asks for nothing.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where a redirect points to, as the server wrote it; <see langword="null"/> when it is none.</summary>
    public string? RedirectTarget => IsRedirect(Status) ? Headers.GetValueOrDefault("Location") : null;

    /// <summary>Whether the server cannot answer for now.</summary>
    public bool IsOverload => Status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>Whether a status is one of those that browsers follow.</summary>
    public static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;
}
