using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TextTransfer.Server.Access;
using TextTransfer.Server.Endpoints;
using TextTransfer.Server.Page;
using TextTransfer.Server.Queueing;
using TextTransfer.Server.Telemetry;

namespace TextTransfer.Server;

/// <summary>The HTTP service: what <c>texttransfer serve</c> runs, for any ASP.NET application.</summary>
public static class TextTransferServer
{
    /// <summary>Adds what the service needs; add the classifiers by <see cref="TextTransferServices.AddTextClassifier"/>.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="configure">Limits and keys; they come after the section <c>TextTransfer:Server</c> of the configuration.</param>
    public static WebApplicationBuilder AddTextTransferServer(this WebApplicationBuilder builder, Action<ServerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        OptionsBuilder<ServerOptions> options = services.AddOptions<ServerOptions>().Bind(builder.Configuration.GetSection("TextTransfer:Server"));
        if (configure is not null)
            options.Configure(configure);
        options.ValidateDataAnnotations().ValidateOnStart();

        services.AddTextTransfer();
        services.TryAddSingleton<ServiceMetrics>();
        services.TryAddSingleton(CreateQueue);
        services.TryAddSingleton<TextWork>();
        services.TryAddSingleton<StreamWork>();
        services.AddHostedService<LoopbackOnly>();
        services.TryAddSingleton<StopDelay>();
        services.AddHostedService(provider => provider.GetRequiredService<StopDelay>());
        services.AddHealthChecks().AddCheck<StopDelay>("stopping", tags: ["ready"]);
        services.AddOptions<HostOptions>().Configure<IOptions<ServerOptions>>((host, server) => host.ShutdownTimeout = TimeSpan.FromSeconds(server.Value.StopDelaySeconds + server.Value.DrainSeconds));
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<ServerOptions>>((kestrel, server) => Limit(kestrel, server.Value));

        // Without keys a foreign page whose name is made to lead to this machine would be let in by its own name.
        services.AddOptions<HostFilteringOptions>().PostConfigure<IOptions<ServerOptions>>((filter, server) =>
            filter.AllowedHosts = server.Value.AllowWithoutKey ? ["localhost", "127.0.0.1", "[::1]"] : filter.AllowedHosts);

        services.ConfigureHttpJsonOptions(json => JsonSettings.Apply(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.Customize);
        services.AddExceptionHandler<ProblemHandler>();
        services.AddRequestTimeouts();
        services.AddOptions<Microsoft.AspNetCore.Http.Timeouts.RequestTimeoutOptions>().Configure<IOptions<ServerOptions>>((timeouts, server) =>
            timeouts.DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(server.Value.RequestSeconds), TimeoutStatusCode = 503 });
        services.AddAuthentication(ApiKeyHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCors();
        services.AddOpenApi("v1", OpenApiDescription.Configure);
        builder.AddServiceTelemetry();
        return builder;
    }

    /// <summary>Maps the service's addresses: <c>/v1</c>, <c>/health</c>, <c>/metrics</c>, <c>/openapi/v1.json</c>, <c>/scalar</c> and the page at <c>/</c>.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication MapTextTransferServer(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        ServerOptions options = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value;
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        StopDelay stop = app.Services.GetRequiredService<StopDelay>();
        app.Use((context, next) => SetHeaders(context, next, stop));
        app.Use(RefuseCompressed);
        app.UseRouting();
        if (options.CorsOrigins.Count > 0)
            app.UseCors(cors => cors.WithOrigins([.. options.CorsOrigins]).WithMethods("GET", "POST").WithHeaders("Authorization", "Content-Type"));
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRequestTimeouts();

        RouteGroupBuilder v1 = app.MapGroup("/v1").WithTags("TextTransfer").ProducesProblem(401).ProducesProblem(503);
        ClassifyEndpoint.Map(v1);
        StreamEndpoint.Map(v1);
        FileEndpoint.Map(v1);
        EmbeddingsEndpoint.Map(v1);
        CompareEndpoint.Map(v1);
        ModelsEndpoint.Map(v1);
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
        app.MapServiceTelemetry();
        OpenApiDescription.Map(app);
        PageEndpoint.Map(app);
        return app;
    }

    private static FairQueue CreateQueue(IServiceProvider provider)
    {
        ServerOptions options = provider.GetRequiredService<IOptions<ServerOptions>>().Value;
        return new(options.Workers, options.QueueCapacity, options.ClientCapacity, provider.GetRequiredService<ServiceMetrics>().Waited);
    }

    private static void Limit(KestrelServerOptions kestrel, ServerOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MaxConcurrentConnections = 4096;
    }

    /// <summary>What unfolds to a thousand times its size is not unfolded.</summary>
    private static Task RefuseCompressed(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.ContentEncoding.Count == 0)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    }

    private static Task SetHeaders(HttpContext context, RequestDelegate next, StopDelay stop)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        // A client that keeps its connection would else send its next request into the end of the service. Looked at when the answer begins.
        context.Response.OnStarting(() =>
        {
            if (stop.IsStopping)
                context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
