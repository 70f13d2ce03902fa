using System.Collections.Concurrent;
using System.Text.Json;

namespace TextTransfer.Cli.Tests.EncoderCommands;

/// <summary>An encoder of a hub from its pull to its removal, every command in a process of its own.</summary>
public sealed class StoreCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly HubServer hub = new();

    public StoreCommandTests()
    {
        foreach (string file in Directory.EnumerateFiles(MiniLM.Folder, "*", SearchOption.AllDirectories))
            hub.Add(Path.GetRelativePath(MiniLM.Folder, file).Replace('\\', '/'), File.ReadAllBytes(file), isLarge: file.EndsWith(".onnx", StringComparison.Ordinal));
    }

    private Dictionary<string, string> Online => new(Offline) { ["HF_ENDPOINT"] = hub.Url, ["HF_HUB_OFFLINE"] = "0" };

    private Dictionary<string, string> Offline => new()
    {
        ["TEXTTRANSFER_CACHE"] = folder.File("cache"),
        ["HF_HOME"] = folder.File("hub"),
        ["HF_HUB_OFFLINE"] = "1",
    };

    public void Dispose()
    {
        hub.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task An_encoder_is_pulled_used_listed_and_removed()
    {
        CommandRun none = await CommandProcess.RunAsync(Offline, "tokenize", "-e", HubServer.Model, Checkout.SampleLabels);
        Assert.Equal(1, none.ExitCode);
        Assert.Contains($"texttransfer encoders pull {HubServer.Model}", none.Error, StringComparison.Ordinal);

        CommandRun pull = await CommandProcess.RunAsync(Online, "encoders", "pull", HubServer.Model);
        Assert.Equal("", pull.Error);
        Assert.Contains(HubServer.Commit, pull.Output, StringComparison.Ordinal);
        string path = (await CommandProcess.RunAsync(Offline, "encoders", "path", HubServer.Model)).Output.Trim();
        Assert.True(File.Exists(Path.Combine(path, "texttransfer.lock.json")));
        Assert.StartsWith(folder.Path, path, StringComparison.Ordinal);

        string text = folder.Write("texts.txt", "A grey heron stands in the reeds.\n");
        Assert.Equal(
            (await CommandRun.Of("embed", "-e", "minilm", text)).Output,
            (await CommandProcess.RunAsync(Offline, "embed", "-e", HubServer.Model, text)).Output);

        CommandRun list = await CommandProcess.RunAsync(Offline, "encoders", "list", "--format", "json");
        JsonElement row = JsonDocument.Parse(list.OutputLines[2]).RootElement;
        Assert.Equal((HubServer.Model, HubServer.Commit, 384), (row.GetProperty("name").GetString(), row.GetProperty("commit").GetString(), row.GetProperty("dimensions").GetInt32()));

        Assert.Equal(0, (await CommandProcess.RunAsync(Offline, "encoders", "remove", HubServer.Model)).ExitCode);
        Assert.Equal(1, (await CommandProcess.RunAsync(Offline, "encoders", "remove", HubServer.Model)).ExitCode);
        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public async Task A_killed_pull_blocks_nobody_and_is_taken_up()
    {
        using SemaphoreSlim silent = new(0);
        hub.Fault = r => r.Path.EndsWith("/onnx/model.onnx", StringComparison.Ordinal)
            ? HubServer.Send(r, hub.Bytes("onnx/model.onnx"), "w") with { CutAt = 5_000_000, Silence = () => silent.Release() }
            : null;
        using (CommandProcess pull = CommandProcess.Start(Online, "encoders", "pull", HubServer.Model))
        {
            await silent.WaitAsync(TestContext.Current.CancellationToken);
            CommandRun busy = await CommandProcess.RunAsync(Offline, "encoders", "remove", HubServer.Model);
            Assert.Contains("another process is pulling", busy.Error, StringComparison.Ordinal);
            pull.Kill();
        }

        hub.Fault = null;
        CommandRun again = await CommandProcess.RunAsync(Online, "encoders", "pull", HubServer.Model);
        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Contains(hub.Requests, r => r.Header("Range") is not null); // From the byte where the first one was killed.
    }

    [Fact]
    public async Task A_proxy_is_used_where_the_environment_states_one()
    {
        ConcurrentQueue<string> targets = new();
        using LoopbackServer proxy = new(r =>
        {
            targets.Enqueue(r.Target);
            return LoopbackReply.Error(404, ("X-Error-Code", "RepoNotFound"));
        });
        Dictionary<string, string> environment = new(Online) { ["HF_ENDPOINT"] = "http://hub.example/mirror", ["HTTP_PROXY"] = proxy.Url };
        CommandRun run = await CommandProcess.RunAsync(environment, "encoders", "pull", "no/such");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("there is no model 'no/such'", run.Error, StringComparison.Ordinal);
        Assert.Equal(["http://hub.example/mirror/api/models/no/such/revision/main"], targets);
    }

    [Theory]
    [InlineData("pull")]
    [InlineData("remove")]
    public async Task What_is_no_id_is_wrong_use(string command) =>
        Assert.Equal(2, (await CommandRun.Of("encoders", command, "not an id")).ExitCode);
}
