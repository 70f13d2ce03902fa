using System.Net;
using System.Net.Http.Headers;

namespace TextTransfer.Store.Hub;

/// <summary>
/// Requests to the hub: redirects are followed here, so that the token reaches the hub alone and a loop is told as one, and every
/// failure becomes an <see cref="EncoderStoreException"/> that says whether another attempt may help.
/// </summary>
internal sealed class HubConnection(EncoderStoreOptions options) : IDisposable
{
    private const int MaxRedirects = 10;
    private static readonly ProductInfoHeaderValue UserAgent =
        new("TextTransfer", typeof(HubConnection).Assembly.GetName().Version?.ToString(3));

    private readonly HttpClient client = CreateClient(options.Handler);

    public EncoderStoreOptions Options => options;

    /// <summary>An address beneath the endpoint.</summary>
    /// <param name="pathAndQuery">Escaped, without a slash before it.</param>
    public Uri Url(string pathAndQuery) => new($"{options.Endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{pathAndQuery}");

    /// <summary>Sends a GET request; the answer is a success, or whatever <paramref name="accept"/> takes beside that.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="subject">What the request is for, for messages.</param>
    /// <param name="range">The range of bytes that is wanted.</param>
    /// <param name="accept">Statuses that are not failures to the caller.</param>
    /// <param name="watch">Ends the request when nothing comes.</param>
    public async Task<HttpResponseMessage> GetAsync(Uri url, HubSubject subject, ByteRange? range, Func<HttpStatusCode, bool>? accept, StallWatch watch)
    {
        HashSet<Uri> visited = [];
        for (Uri current = url; ;)
        {
            HttpResponseMessage response = await SendAsync(current, range, watch).ConfigureAwait(false);
            if (!IsRedirect(response.StatusCode))
            {
                if (response.IsSuccessStatusCode || accept?.Invoke(response.StatusCode) == true)
                    return response;
                using (response)
                    throw HubErrors.OfStatus(response, current, subject, IsHub(current) && options.Token is not null, options.TimeProvider.GetUtcNow());
            }

            using (response)
            {
                Uri next = response.Headers.Location is { } location
                    ? new Uri(current, location)
                    : throw new EncoderStoreException($"{HubErrors.Show(current)} answered {(int)response.StatusCode} without a place to go to; check HF_ENDPOINT.");
                visited.Add(current);
                if (visited.Contains(next) || visited.Count > MaxRedirects)
                    throw new EncoderStoreException($"{HubErrors.Show(url)} is redirected in a loop, the last time to {HubErrors.Show(next)}; check HF_ENDPOINT and the proxy.");
                if (next.Scheme != Uri.UriSchemeHttps && (next.Scheme != Uri.UriSchemeHttp || current.Scheme == Uri.UriSchemeHttps))
                    throw new EncoderStoreException($"{HubErrors.Show(current)} is redirected to {HubErrors.Show(next)}, which is less safe; this is refused. Check HF_ENDPOINT and the proxy.");
                current = next;
            }
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(Uri url, ByteRange? range, StallWatch watch)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, url);
        request.Headers.UserAgent.Add(UserAgent);
        request.Headers.AcceptEncoding.Add(new("identity")); // Lengths and ranges count the bytes as they are.
        if (IsHub(url) && options.Token is { } token)
            request.Headers.Authorization = new("Bearer", RequireHeaderText(token));
        range?.AddTo(request.Headers);
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, watch.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw HubErrors.OfConnection(e, url);
        }
        catch (OperationCanceledException) when (watch.IsStalled)
        {
            throw HubErrors.OfStall(url, options.StallTimeout);
        }
    }

    private bool IsHub(Uri url) => Uri.Compare(url, options.Endpoint, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Anything else could not be sent, or would be sent as something else; the error that tells of it must not show it.</summary>
    private static string RequireHeaderText(string token) => token.All(c => c is > ' ' and <= '~') ? token
        : throw new EncoderStoreException("the access token (HF_TOKEN, the file HF_TOKEN_PATH, or option Token) has spaces or characters that are not ASCII, so it is no token of a hub. Copy it again.");

    private static bool IsRedirect(HttpStatusCode status) => status
        is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static HttpClient CreateClient(HttpMessageHandler? handler) => new(
        handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false },
        disposeHandler: handler is null)
    {
        Timeout = Timeout.InfiniteTimeSpan, // A large file takes as long as it takes; the watch ends what stalls.
    };
}
