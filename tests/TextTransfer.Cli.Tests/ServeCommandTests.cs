using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TextTransfer.Cli.Tests;

public sealed class ServeCommandTests(SampleModel model) : IClassFixture<SampleModel>
{
    [Fact]
    public async Task A_service_with_a_key_answers_as_classify_does_and_ends_well_when_told()
    {
        using TemporaryFolder folder = new();
        CommandRun added = await CommandRun.Of("keys", "add", "shop", folder.File("keys.json"));
        Assert.Equal(0, added.ExitCode);
        CommandRun classified = await CommandRun.WithInput("Prune tomatoes in July.\n", "classify", model.Path, "-", "--format", "json");
        using ServedProcess served = await ServedProcess.StartAsync("serve", model.Path, "--keys", folder.File("keys.json"));
        using HttpResponseMessage without = await served.Client.PostAsJsonAsync("v1/classify", new { text = "a" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        served.Client.DefaultRequestHeaders.Authorization = new("Bearer", added.Output.Trim());
        using HttpResponseMessage response = await served.Client.PostAsJsonAsync("v1/classify", new { text = "Prune tomatoes in July." }, TestContext.Current.CancellationToken);
        JsonElement answer = (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("results")[0];
        JsonElement expected = JsonElement.Parse(classified.OutputLines[0]);
        Assert.Equal(expected.GetProperty("label").GetString(), answer.GetProperty("label").GetString());
        Assert.Equal(0, await served.StopAsync());
    }

    [Fact]
    public async Task Without_keys_or_the_choice_to_do_without_it_does_not_start()
    {
        Assert.Contains("--no-keys", (await CommandRun.Of("serve", model.Path, "--urls", "http://127.0.0.1:0")).Error, StringComparison.Ordinal);
        Assert.Contains("loopback", (await CommandRun.Of("serve", model.Path, "--no-keys", "--urls", "http://0.0.0.0:0")).Error, StringComparison.Ordinal);
        Assert.Contains("does not exist", (await CommandRun.Of("serve", "nowhere.ttz", "--no-keys", "--urls", "http://127.0.0.1:0")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_changes_over()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("keys.json");
        string[] secrets = [(await CommandRun.Of("keys", "add", "shop", file)).Output.Trim(), (await CommandRun.Of("keys", "add", "shop", file, "--days", "30")).Output.Trim()];
        string both = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.All(secrets, s => Assert.DoesNotContain(s, both, StringComparison.Ordinal));
        Assert.Equal(2, Keys(both).Length);
        Assert.Equal(0, (await CommandRun.Of("keys", "remove", "shop", file)).ExitCode);
        JsonElement left = Assert.Single(Keys(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));
        Assert.True(left.TryGetProperty("Expires", out _));

        static JsonElement[] Keys(string json) => [.. JsonElement.Parse(json).GetProperty("TextTransfer").GetProperty("Server").GetProperty("Keys").EnumerateArray()];
    }

    /// <summary>The service in a process of its own on a free port.</summary>
    private sealed class ServedProcess : IDisposable
    {
        private readonly Process process;

        private ServedProcess(Process process, string url) => (this.process, Client) = (process, new() { BaseAddress = new(url) });

        public HttpClient Client { get; }

        public static async Task<ServedProcess> StartAsync(params string[] arguments)
        {
            string dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
            ProcessStartInfo start = new(dotnet, [Path.Combine(AppContext.BaseDirectory, "TextTransfer.Cli.dll"), .. arguments, "--urls", "http://127.0.0.1:0"]) { RedirectStandardError = true };
            Process process = Process.Start(start)!;
            while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                if (line.Split(' ').FirstOrDefault(w => w.StartsWith("http://", StringComparison.Ordinal)) is { } url && line.StartsWith("Listening", StringComparison.Ordinal))
                    return new(process, url.TrimEnd(';', ','));
            }
            throw new InvalidOperationException("The service did not start.");
        }

        public async Task<int> StopAsync()
        {
            using Process kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return process.ExitCode;
        }

        public void Dispose()
        {
            Client.Dispose();
            if (!process.HasExited)
                process.Kill();
            process.Dispose();
        }
    }
}
