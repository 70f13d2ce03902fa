using System.Net;
using System.Net.Sockets;

namespace TextTransfer.Web.Fetching;

/// <summary>
/// Opens the connections of the HTTP handler: the name is resolved here, its addresses are checked here, and the connection goes
/// to one of those, so that no second look-up can lead elsewhere.
/// </summary>
internal sealed class VettedConnector(WebFetcherOptions options)
{
    /// <exception cref="RefusedAddressException">The host has no address that may be asked.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await options.Resolver(host, cancellationToken).ConfigureAwait(false);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        if (!IsProxy(context))
            addresses = Vet(host, addresses);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsProxy(SocketsHttpConnectionContext context) =>
        options.UseProxy && context.InitialRequestMessage.RequestUri is { } asked
        && (asked.Port != context.DnsEndPoint.Port || !asked.IdnHost.Equals(context.DnsEndPoint.Host, StringComparison.OrdinalIgnoreCase));

    private IPAddress[] Vet(string host, IPAddress[] addresses)
    {
        var vetted = Array.FindAll(addresses, a => AddressBlocks.Refuse(a, options.AllowPrivate) is null);
        return vetted.Length > 0
            ? vetted
            : throw new RefusedAddressException($"{host} is {addresses[0]}, {AddressBlocks.Refuse(addresses[0], options.AllowPrivate)}, and not asked. {AddressRules.Remedy(addresses[0])}");
    }
}
