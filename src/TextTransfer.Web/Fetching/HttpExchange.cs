using System.Globalization;
using System.Reflection;
using System.Text;

namespace TextTransfer.Web.Fetching;

/// <summary>Sends one request and reads its answer, each within its limits; all that can go wrong comes out as <see cref="WebFetchException"/>.</summary>
internal sealed class HttpExchange : IDisposable
{
    private const string AcceptedTypes = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private readonly WebFetcherOptions options;
    private readonly HttpMessageInvoker invoker;
    private readonly string userAgent;

    public HttpExchange(WebFetcherOptions options)
    {
        this.options = options;
        var version = typeof(HttpExchange).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        userAgent = $"{RobotsRules.ProductToken}/{version}{(options.Contact is { } contact ? $" (+{contact})" : "")}";
        invoker = new(CreateHandler(options));
    }

    /// <summary>Sends a GET request (HTTP/1.1, which at two requests at a time lacks nothing that later versions have).</summary>
    /// <exception cref="WebFetchException">There is no answer, or none that can be used.</exception>
    public async Task<HttpAnswer> SendAsync(Uri address, FetchConditions? conditions, BodyLimit limit, CancellationToken cancellationToken)
    {
        using var request = CreateRequest(address, conditions);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var isReadingBody = false;
        try
        {
            timeout.CancelAfter(options.HeaderTimeout);
            using var response = await invoker.SendAsync(request, timeout.Token).ConfigureAwait(false);
            isReadingBody = true;
            timeout.CancelAfter(options.BodyTimeout);
            return await ReadAsync(response, address, limit, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw isReadingBody
                ? TimedOut(address, "the body did not end within", options.BodyTimeout, nameof(options.BodyTimeout), e)
                : TimedOut(address, "no answer came within", options.HeaderTimeout, nameof(options.HeaderTimeout), e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw FetchFaults.Name(address, e, options);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => invoker.Dispose();

    private static SocketsHttpHandler CreateHandler(WebFetcherOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = options.UseProxy,
        ConnectCallback = new VettedConnector(options).ConnectAsync,
        ConnectTimeout = options.HeaderTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = options.MaxHeaderBytes / 1024,
        // Of a redirect, a short body is read to its end, so that the connection can serve again.
        MaxResponseDrainSize = 65_536,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        // The identifiers of our own traces are nobody else's business.
        ActivityHeadersPropagator = null,
    };

    private HttpRequestMessage CreateRequest(Uri address, FetchConditions? conditions)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        var headers = request.Headers;
        headers.TryAddWithoutValidation("User-Agent", userAgent);
        headers.TryAddWithoutValidation("Accept", AcceptedTypes);
        headers.TryAddWithoutValidation("Accept-Encoding", ContentCodings.Accepted);
        AddCondition("If-None-Match", conditions?.EntityTag);
        AddCondition("If-Modified-Since", conditions?.LastModified);
        if (options.Credentials is { } credentials && credentials.AreFor(address))
            headers.TryAddWithoutValidation("Authorization", credentials.HeaderValue);
        return request;

        // As the server wrote them, which is not always as they should be written; but nothing that would begin another header.
        void AddCondition(string name, string? value)
        {
            if (value is not null && !value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
                headers.TryAddWithoutValidation(name, value);
        }
    }

    private async Task<HttpAnswer> ReadAsync(HttpResponseMessage response, Uri address, BodyLimit limit, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
            headers[name] = string.Join(", ", values);

        var answer = new HttpAnswer(response.StatusCode, headers, ReadOnlyMemory<byte>.Empty) { RetryAfter = RetryAfter(response) };
        if (answer.RedirectTarget is not null)
            return answer;
        if (response.Content.Headers.ContentLength > limit.Bytes && !limit.CutsOff)
            throw BoundedBody.TooLarge(address, limit.Bytes, $" ({BoundedBody.Show(response.Content.Headers.ContentLength.Value)})");

        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var sent = await BoundedBody.ReadAsync(stream, limit, address, "", cancellationToken).ConfigureAwait(false);
        return answer with { Body = await ContentCodings.DecodeAsync(sent, headers.GetValueOrDefault("Content-Encoding"), limit, address, cancellationToken).ConfigureAwait(false) };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } value ? value.Delta ?? value.Date - options.TimeProvider.GetUtcNow() : null;

    private static WebFetchException TimedOut(Uri address, string what, TimeSpan limit, string option, Exception inner) =>
        new(address, $"{what} {limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} seconds. Try again later, or raise WebFetcherOptions.{option}.", inner) { Failure = WebFetchFailure.TimedOut };
}
