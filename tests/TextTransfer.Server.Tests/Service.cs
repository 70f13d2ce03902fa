using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace TextTransfer.Server.Tests;

/// <summary>The service on a free port of loopback, with a model <c>topics</c> over the toy encoder unless others are given.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    private Service(ToyEncoder encoder) => Encoder = encoder;

    public ToyEncoder Encoder { get; }

    public WebApplication App { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public string Url { get; private set; } = "";

    public string ModelPath => folder.File("topics.ttz");

    public string Log => log.ToString();

    private readonly StringBuilder log = new();

    public static async Task<Service> StartAsync(Action<ServerOptions>? configure = null, Action<WebApplicationBuilder>? build = null, bool withExamples = true)
    {
        Service service = new(new());
        SampleModels.Write(service.ModelPath, withExamples: withExamples);
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // As serve has it: what ASP.NET tells of every request holds its address as it came.
        builder.Logging.ClearProviders().AddProvider(new TextLog(service.log)).AddFilter("Microsoft", LogLevel.Warning);
        builder.AddTextTransferServer(options =>
        {
            options.AllowWithoutKey = true;
            options.StopDelaySeconds = 0;
            configure?.Invoke(options);
        });
        builder.Services.AddTextTransfer(options => options.OpenEncoder = _ => service.Encoder);
        builder.Services.AddTextClassifier("topics", service.ModelPath);
        build?.Invoke(builder);
        service.App = builder.Build().MapTextTransferServer();
        try
        {
            await service.App.StartAsync(TestContext.Current.CancellationToken);
        }
        catch
        {
            await service.App.DisposeAsync();
            service.folder.Dispose();
            throw;
        }
        service.Url = service.App.Urls.First();
        service.Client = new() { BaseAddress = new(service.Url) };
        return service;
    }

    public Task<HttpResponseMessage> PostAsync(string path, object body) => Client.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostAsync(string path, byte[] body, string type = "application/json")
    {
        ByteArrayContent content = new(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string json) => PostAsync(path, Encoding.UTF8.GetBytes(json));

    /// <summary>Posts and reads the JSON of an answer that must be 200.</summary>
    public async Task<JsonElement> AskAsync(string path, object body)
    {
        using HttpResponseMessage response = await PostAsync(path, body);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == 200, $"{(int)response.StatusCode}: {text}");
        return JsonElement.Parse(text);
    }

    public async Task<JsonElement> GetAsync(string path) => JsonElement.Parse(await Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Asserts that an answer is problem details of a status.</summary>
    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, int status, string part = "")
    {
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonElement problem = JsonElement.Parse(text);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Contains(part, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        return problem;
    }

    private sealed class TextLog(StringBuilder text) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (text)
                text.AppendLine($"{logLevel} {formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}
