using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using TextTransfer.Server.Queueing;

namespace TextTransfer.Server.Telemetry;

/// <summary>Gives traces, metrics and logs away: to Prometheus on being asked, and to a collector where the environment names one.</summary>
internal static class TelemetryExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddServiceTelemetry(this WebApplicationBuilder builder)
    {
        IOpenTelemetryBuilder telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddMeter(ServiceMetrics.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
                .AddPrometheusExporter())
            .WithTracing(traces => traces.AddSource(ServiceMetrics.Name).AddAspNetCoreInstrumentation());
        if (string.IsNullOrEmpty(builder.Configuration[Endpoint]))
            return;
        telemetry.UseOtlpExporter();
        builder.Logging.AddOpenTelemetry();
    }

    public static void MapServiceTelemetry(this WebApplication app)
    {
        ServiceMetrics.Observe(app.Services.GetRequiredService<IMeterFactory>(), app.Services.GetRequiredService<FairQueue>());
        app.MapPrometheusScrapingEndpoint("/metrics");
    }
}
