using System.Net.Sockets;
using System.Security.Authentication;

namespace TextTransfer.Web.Fetching;

/// <summary>Says what went wrong on the wire.</summary>
internal static class FetchFaults
{
    /// <summary>Names an error of the HTTP handler, of its connection or of its stream.</summary>
    public static WebFetchException Name(Uri address, Exception e, WebFetcherOptions options)
    {
        var causes = Causes(e).ToList();
        if (causes.OfType<RefusedAddressException>().FirstOrDefault() is { } refused)
            return new(address, refused.Message, e) { Failure = WebFetchFailure.RefusedAddress };
        if (causes.OfType<AuthenticationException>().FirstOrDefault() is { } authentication)
            return Network($"no secure connection: {Sentence((authentication.InnerException ?? authentication).Message)} Check that the address is the right one and its certificate valid.", isTransient: false);

        var socket = causes.OfType<SocketException>().FirstOrDefault()?.SocketErrorCode;
        if (socket is SocketError.HostNotFound or SocketError.NoData)
            return Network($"there is no host {address.Host}. Check its spelling and the network.", isTransient: false);
        if (socket is SocketError.ConnectionRefused)
            return Network($"{address.Host} takes no connections at port {address.Port}. Check the address, and that its server runs.", isTransient: false);

        return causes.Select(HttpError).FirstOrDefault(error => error is not null) switch
        {
            HttpRequestError.ConfigurationLimitExceeded => new(address, $"the headers of the answer are larger than {options.MaxHeaderBytes} bytes. Raise WebFetcherOptions.MaxHeaderBytes if they have to be.", e) { Failure = WebFetchFailure.LimitExceeded },
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => new(address, "what the server sent is not HTTP. Check the address and its port.", e),
            HttpRequestError.ResponseEnded => Network("the connection ended before the answer did. Try again later.", isTransient: true),
            _ => Network($"the connection failed: {Sentence(causes[^1].Message)} Try again later.", isTransient: true),
        };

        WebFetchException Network(string problem, bool isTransient) => new(address, problem, e) { Failure = WebFetchFailure.Network, IsTransient = isTransient };
    }

    private static IEnumerable<Exception> Causes(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
            yield return e;
    }

    private static HttpRequestError? HttpError(Exception e) => e switch
    {
        HttpIOException { HttpRequestError: not HttpRequestError.Unknown and var error } => error,
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } => error,
        _ => null,
    };

    private static string Sentence(string message) => $"{message.TrimEnd('.')}.";
}
