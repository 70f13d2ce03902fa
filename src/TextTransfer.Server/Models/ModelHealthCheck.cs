using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TextTransfer.Server.Models;

/// <summary>Unhealthy without a model, degraded while the file that lies there cannot be loaded and the one before goes on.</summary>
internal sealed class ModelHealthCheck(HostedClassifier classifier) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        classifier.Version is not { } version ? new HealthCheckResult(context.Registration.FailureStatus, "no model is loaded")
        : classifier.Problem is not null ? HealthCheckResult.Degraded($"version {version} goes on; its file was replaced by one that cannot be loaded, as the log says")
        : HealthCheckResult.Healthy($"version {version}"));
}
