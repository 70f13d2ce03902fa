using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace TextTransfer.Server.Access;

/// <summary>Refuses to start without keys, unless that is chosen and nobody but this machine can ask.</summary>
internal sealed class LoopbackOnly(IOptions<ServerOptions> options, IServer server) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => options.Value is { Keys.Count: 0, AllowWithoutKey: false }
        ? throw new ServerSetupException("The service has no keys, so that nobody could use it: make one by 'texttransfer keys add', or, for this machine alone, choose to do without (--no-keys, TextTransfer:Server:AllowWithoutKey).")
        : Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.AllowWithoutKey || server.Features.Get<IServerAddressesFeature>() is not { } addresses)
            return Task.CompletedTask;
        string? open = addresses.Addresses.FirstOrDefault(a => !IsLoopback(a));
        return open is null ? Task.CompletedTask
            : throw new ServerSetupException($"The service would answer anybody at {open}: where keys may be done without, it may only listen on loopback, such as http://127.0.0.1:8080.");
    }

    public static bool IsLoopback(string address)
    {
        string host = Microsoft.AspNetCore.Http.BindingAddress.Parse(address).Host.Trim('[', ']');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out IPAddress? ip) && IPAddress.IsLoopback(ip));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
