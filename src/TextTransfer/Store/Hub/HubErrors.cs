using System.Net;
using System.Net.Http.Headers;

namespace TextTransfer.Store.Hub;

/// <summary>What a failed request means, in words: the address, what happened there, and the remedy.</summary>
internal static class HubErrors
{
    /// <summary>An address as it may be shown: without user, password and query, which carries the signature of a download.</summary>
    public static string Show(Uri url) => url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    /// <summary>An answer that is no success.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="url">Who gave it.</param>
    /// <param name="subject">What was asked for.</param>
    /// <param name="hasToken">Whether a token was sent along.</param>
    /// <param name="now">The time, against which dates to wait for are measured.</param>
    public static EncoderStoreException OfStatus(HttpResponseMessage response, Uri url, HubSubject subject, bool hasToken, DateTimeOffset now)
    {
        string answered = $"{Show(url)} answered {(int)response.StatusCode}";
        string model = subject.Id.Repository;
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new(hasToken
                ? $"{answered}: the access token was refused. Make a new one on the hub and put it in HF_TOKEN."
                : $"{answered}: '{model}' is gated, private, or does not exist. Check its name; accept its terms at {subject.Page} where it has some, and put an access token in HF_TOKEN."),
            HttpStatusCode.Forbidden => new(hasToken
                ? $"{answered}: the access token does not open '{model}'. Ask for access at {subject.Page}, and let the token read gated models."
                : $"{answered}: '{model}' is not open to everyone, or a proxy is in the way. Ask for access at {subject.Page}, and put an access token in HF_TOKEN."),
            HttpStatusCode.NotFound => new($"{answered}: {WhatIsMissing(response, subject)}"),
            HttpStatusCode.TooManyRequests => Transient(RetryAfter(response.Headers, now), $"{answered}: too many requests. Wait, or put an access token in HF_TOKEN, which allows more."),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => Transient(RetryAfter(response.Headers, now), $"{answered}: the server fails. Try again later, or state a mirror in HF_ENDPOINT."),
            _ => new($"{answered} {response.ReasonPhrase}, which is no answer of a hub. Check HF_ENDPOINT and the proxy."),
        };
    }

    /// <summary>No answer at all.</summary>
    public static EncoderStoreException OfConnection(HttpRequestException e, Uri url) => e.HttpRequestError switch
    {
        // Passing, too: a resolver that does not answer for a moment, or a network that is just coming up.
        HttpRequestError.NameResolutionError => new($"{Show(url)}: the name of this host is not known ({e.Message}). Check the network, HF_ENDPOINT and the proxy (HTTPS_PROXY); without a network, HF_HUB_OFFLINE=1 pulls from the hub's own cache folder.", e) { Kind = FaultKind.Unreachable },
        HttpRequestError.SecureConnectionError => new($"{Show(url)}: no safe connection ({(e.InnerException ?? e).Message}). Check the machine's clock and certificates, and the proxy.", e),
        HttpRequestError.ProxyTunnelError => new($"{Show(url)}: the proxy refuses to connect ({e.Message}). Check HTTPS_PROXY and NO_PROXY.", e),
        _ => new($"{Show(url)}: no connection ({e.Message}). Check the network, HF_ENDPOINT and the proxy (HTTPS_PROXY).", e) { Kind = e.HttpRequestError == HttpRequestError.ConnectionError ? FaultKind.Unreachable : FaultKind.Transient },
    };

    public static EncoderStoreException OfStall(Uri url, TimeSpan timeout) =>
        new($"{Show(url)}: nothing came for {timeout.TotalSeconds:0} seconds. Check the network; another pull goes on where this one ended.") { Kind = FaultKind.Transient };

    private static EncoderStoreException Transient(TimeSpan? retryAfter, string message) => new(message) { Kind = FaultKind.Transient, RetryAfter = retryAfter };

    /// <summary>The hub says in a header which part of the address it does not know; a mirror may not.</summary>
    private static string WhatIsMissing(HttpResponseMessage response, HubSubject subject)
    {
        string code = response.Headers.TryGetValues("X-Error-Code", out IEnumerable<string>? values) ? values.First() : "";
        HubModelId id = subject.Id;
        return (code, subject.File) switch
        {
            ("RepoNotFound", _) => $"there is no model '{id.Repository}'. Check the spelling of owner and name.",
            ("RevisionNotFound", _) => $"the model '{id.Repository}' has no revision '{id.Revision}'. Check the branch, tag or commit at {subject.Page}.",
            (_, { } file) => $"the file '{file}' of '{id}' is listed but not there. Pull again; if it stays, the mirror in HF_ENDPOINT is incomplete.",
            _ => $"there is no model '{id.Repository}', or it has no revision '{id.Revision}'. Check the spelling, and HF_ENDPOINT.",
        };
    }

    private static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now) =>
        headers.RetryAfter is { } value ? value.Delta ?? value.Date - now : null;
}
