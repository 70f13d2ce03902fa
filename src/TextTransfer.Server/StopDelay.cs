using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace TextTransfer.Server;

/// <summary>Goes on taking requests for a while after the service was told to stop, its readiness saying no, so that clients and load balancers go elsewhere.</summary>
internal sealed class StopDelay(IOptions<ServerOptions> options, TimeProvider time) : IHostedLifecycleService, IHealthCheck
{
    private volatile bool isStopping;

    public bool IsStopping => isStopping;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(isStopping ? HealthCheckResult.Unhealthy("the service is stopping") : HealthCheckResult.Healthy());

    // The web server stops after this.
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        isStopping = true;
        return Task.Delay(TimeSpan.FromSeconds(options.Value.StopDelaySeconds), time, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
