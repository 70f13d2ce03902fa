using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TextTransfer.Server;

namespace TextTransfer.Benchmarks.Serving;

/// <summary>What is measured: the service as it is, or the least that an ASP.NET application would do.</summary>
internal static class LoadHost
{
    public static async Task RunAsync(string mode, string model)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication app = mode == "plain" ? Plain(builder, model) : Service(builder, model);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(app.Urls.First()));
        await ((IHost)app).RunAsync();
    }

    private static WebApplication Service(WebApplicationBuilder builder, string model)
    {
        builder.AddTextTransferServer(options => options.AllowWithoutKey = true);
        builder.Services.AddTextClassifier("topics", model);
        return builder.Build().MapTextTransferServer();
    }

    private static WebApplication Plain(WebApplicationBuilder builder, string model)
    {
        TextClassifier classifier = TextClassifier.Load(model, MiniLM.Create());
        WebApplication app = builder.Build();
        app.MapPost("/v1/classify", (Request request) => new { Results = classifier.PredictAll(request.Texts).Select(p => new { p.Label, p.Probability, p.Probabilities }) });
        return app;
    }

    private sealed record Request(IReadOnlyList<string> Texts);
}
