using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace TextTransfer.Server.Tests.Clients;

/// <summary>The examples of the README run as they stand there.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task The_view_of_Django_calls_the_service()
    {
        string? python = Environment.GetEnvironmentVariable("TEXTTRANSFER_PYTHON");
        Assert.SkipWhen(python is null, "TEXTTRANSFER_PYTHON does not name a Python with Django (Debian: python3-django, /usr/bin/python3)");
        (string secret, ApiKey key) = ApiKey.Create("django");
        await using Service service = await Service.StartAsync(o => o.Keys.Add(key));
        using TemporaryFolder folder = new();
        folder.Write("view.py", Block("python"));
        folder.Write("urls.py", "from django.urls import path\nfrom view import label\nurlpatterns = [path('label', label)]\n");
        folder.Write("run.py", $$"""
            import django
            from django.conf import settings
            settings.configure(ROOT_URLCONF="urls", SECRET_KEY="x", ALLOWED_HOSTS=["testserver"], TEXTTRANSFER_URL="{{service.Url}}", TEXTTRANSFER_KEY="{{secret}}")
            django.setup()
            from django.test import Client
            print(Client().post("/label", {"text": "bake the bread for forty minutes"}).content.decode())
            """);
        Assert.Equal("kitchen", JsonElement.Parse(await ClientTools.RunAsync(python!, [folder.File("run.py")])).GetProperty("label").GetString());
    }

    [Fact]
    public async Task The_handler_of_Node_calls_the_service()
    {
        (string secret, ApiKey key) = ApiKey.Create("node");
        await using Service service = await Service.StartAsync(o => o.Keys.Add(key));
        using TemporaryFolder folder = new();
        string script = folder.Write("run.cjs", Block("js") + """

            const server = require("node:http").createServer(label).listen(0, "127.0.0.1", async () => {
              const answer = await fetch("http://127.0.0.1:" + server.address().port, { method: "POST", body: "bake the bread for forty minutes" });
              console.log(await answer.text());
              server.close();
              server.closeAllConnections();
            });
            """);
        string told = await ClientTools.NodeAsync(script, [], ("TEXTTRANSFER_URL", service.Url), ("TEXTTRANSFER_KEY", secret));
        Assert.Equal("kitchen", JsonElement.Parse(told).GetProperty("label").GetString());
    }

    [Fact]
    public async Task The_lines_of_an_application_of_ones_own_answer()
    {
        using TemporaryFolder folder = new();
        string[] lines = Blocks("csharp").Single(b => b.Contains("AddTextClassifier", StringComparison.Ordinal)).Split('\n');
        Assert.Equal("""builder.Services.AddTextClassifier("topics", "topics.ttz");""", lines[0]);
        Assert.Equal("""app.MapPost("/label", ([FromKeyedServices("topics")] HostedClassifier topics, Post post) => topics.Predict(post.Text).Label);""", lines[1]);

        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder.Path });
        SampleModels.Write(folder.File("topics.ttz"));
        builder.Services.AddTextTransfer(o => o.OpenEncoder = _ => new ToyEncoder());
        builder.Services.AddTextClassifier("topics", "topics.ttz");
        await using WebApplication app = builder.Build();
        app.MapPost("/label", ([FromKeyedServices("topics")] HostedClassifier topics, Post post) => topics.Predict(post.Text).Label);
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(TestContext.Current.CancellationToken);
        using HttpClient client = new() { BaseAddress = new(app.Urls.First()) };
        using HttpResponseMessage response = await client.PostAsJsonAsync("/label", new Post("bake the bread"), TestContext.Current.CancellationToken);
        Assert.Equal("kitchen", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string Block(string language) => Blocks(language).Single();

    private static IEnumerable<string> Blocks(string language) =>
        File.ReadAllText(Checkout.File("README.md")).ReplaceLineEndings("\n").Split($"```{language}\n").Skip(1).Select(b => b[..b.IndexOf("\n```", StringComparison.Ordinal)]);

    private sealed record Post(string Text);
}
