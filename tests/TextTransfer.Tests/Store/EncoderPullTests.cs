using System.Text.Json;
using TextTransfer.Store.Hub;

namespace TextTransfer.Tests.Store;

/// <summary>A pull when all goes well: what is fetched, what is kept, and what a second pull does.</summary>
public sealed class EncoderPullTests : IDisposable
{
    private readonly SampleHub hub = new();

    public void Dispose() => hub.Dispose();

    [Fact]
    public async Task Exactly_what_an_encoder_needs_is_fetched()
    {
        EncoderPull pull = await hub.PullAsync();
        Assert.Equal(EncoderPullOutcome.Pulled, pull.Outcome);
        Assert.Equal(SampleHub.Needed, pull.Encoder.Files.Select(f => f.Path));
        hub.AssertWhole();
        Assert.All(SampleHub.Needed, f => Assert.Equal(1, hub.Server.RequestsFor(f)));
        Assert.Empty(hub.Time.Waits);
        Assert.Equal(HubServer.Commit, pull.Encoder.Commit);
        Assert.Equal(pull.Encoder, hub.CreateStore().List().Single(), EqualityComparer<StoredEncoder>.Create((a, b) => a!.Folder == b!.Folder && a.Files.SequenceEqual(b.Files)));
    }

    [Fact]
    public async Task The_lock_file_pins_commit_sizes_and_hashes()
    {
        EncoderPull pull = await hub.PullAsync();
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(pull.Encoder.Folder, "texttransfer.lock.json")));
        Assert.Equal(HubServer.Commit, json.RootElement.GetProperty("commit").GetString());
        Assert.Equal("main", json.RootElement.GetProperty("revision").GetString());
        JsonElement weights = json.RootElement.GetProperty("files").EnumerateArray().Single(f => f.GetProperty("path").GetString() == SampleHub.Weights);
        Assert.Equal(HubServer.Sha256(hub.Server.Bytes(SampleHub.Weights)), weights.GetProperty("sha256").GetString());
        Assert.Equal(hub.Server.Bytes(SampleHub.Weights).Length, weights.GetProperty("size").GetInt64());
    }

    [Fact]
    public async Task Progress_ends_at_the_total()
    {
        EncoderPull pull = await hub.PullAsync();
        Assert.Equal(new(pull.Encoder.Size, pull.Encoder.Size), hub.Reports.Last());
        Assert.Equal(hub.Reports.Select(r => r.Bytes).Order(), hub.Reports.Select(r => r.Bytes));
    }

    [Fact]
    public async Task Nothing_is_fetched_twice()
    {
        await hub.PullAsync();
        int before = hub.Server.Requests.Count;
        EncoderPull again = await hub.PullAsync();
        Assert.Equal(EncoderPullOutcome.Verified, again.Outcome);
        Assert.Equal(before + 1, hub.Server.Requests.Count); // Whether the branch has moved.
    }

    [Fact]
    public async Task A_moved_branch_is_told_and_followed_only_by_force()
    {
        await hub.PullAsync();
        hub.Server.Main = HubServer.LaterCommit;
        hub.Server.Add("config.json", """{"hidden_size": 16}""");
        EncoderPull kept = await hub.PullAsync();
        Assert.Equal((EncoderPullOutcome.BranchMoved, HubServer.LaterCommit, HubServer.Commit), (kept.Outcome, kept.HubCommit, kept.Encoder.Commit));
        Assert.Throws<Xunit.Sdk.EqualException>(hub.AssertWhole);

        EncoderPull moved = await hub.PullAsync(new() { Force = true });
        Assert.Equal((EncoderPullOutcome.Pulled, HubServer.LaterCommit), (moved.Outcome, moved.Encoder.Commit));
        hub.AssertWhole();
        Assert.Equal(0, hub.Server.RequestsFor(SampleHub.Weights)); // At this commit: what has not changed is taken from the old folder.
        Assert.Equal(1, hub.Server.RequestsFor("config.json"));
    }

    [Theory]
    [InlineData("config.json", "{}", "bytes")]
    [InlineData("config.json", """{"hidden_size": 9}""", "SHA-256")]
    [InlineData("config.json", null, "missing")]
    [InlineData("2_Normalize/config.json", "{}", "not among the pinned")]
    public async Task What_is_not_as_pinned_is_refused_and_repaired(string file, string? content, string mention)
    {
        EncoderPull pull = await hub.PullAsync();
        string path = Path.Combine(pull.Encoder.Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
        if (content is not null)
            File.WriteAllText(path, content);

        EncoderStoreException error = Assert.Throws<EncoderStoreException>(() => hub.CreateStore().Open(SampleHub.Id));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(mention, error.Message, StringComparison.Ordinal);
        Assert.Equal(EncoderPullOutcome.Repaired, (await hub.PullAsync()).Outcome);
        hub.AssertWhole();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"format": "texttransfer-encoder-lock", "schemaVersion": 99, "id": "a/b", "revision": "main", "commit": "", "endpoint": "", "variant": "", "files": []}""")]
    [InlineData("""{"format": "texttransfer-encoder-lock", "schemaVersion": 1, "id": "a/b", "revision": "main", "commit": "../x", "endpoint": "", "variant": "", "files": []}""")]
    [InlineData("""{"format": "texttransfer-encoder-lock", "schemaVersion": 1, "id": "a", "revision": "main", "commit": "0123456789abcdef0123456789abcdef01234567", "endpoint": "", "variant": "", "files": []}""")]
    [InlineData("""{"format": "texttransfer-encoder-lock", "schemaVersion": 1, "id": "a/b", "revision": "main", "commit": "0123456789abcdef0123456789abcdef01234567", "endpoint": "", "variant": "", "files": [{"path": "../x", "size": 1, "sha256": ""}]}""")]
    public async Task A_lock_file_that_cannot_be_read_is_told_and_replaced_by_force(string content)
    {
        string path = Path.Combine((await hub.PullAsync()).Encoder.Folder, "texttransfer.lock.json");
        File.WriteAllText(path, content);
        EncoderStoreException error = await Assert.ThrowsAsync<EncoderStoreException>(() => hub.PullAsync());
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        await hub.PullAsync(new() { Force = true });
        hub.AssertWhole();
    }

    [Fact]
    public async Task Expected_results_may_be_made_anew()
    {
        hub.Server.Add("golden.json", "[]");
        EncoderPull pull = await hub.PullAsync();
        string golden = Path.Combine(pull.Encoder.Folder, "golden.json");
        File.WriteAllText(golden, "[1]");
        File.WriteAllText($"{golden}.0123.tmp", "[");
        hub.CreateStore().Verify(SampleHub.Id);

        File.Delete(Path.Combine(pull.Encoder.Folder, "config.json"));
        Assert.Equal(EncoderPullOutcome.Repaired, (await hub.PullAsync()).Outcome);
        Assert.Equal("[1]", File.ReadAllText(golden));

        await hub.PullAsync(new() { Force = true });
        Assert.Equal("[]", File.ReadAllText(golden));
    }

    [Fact]
    public async Task A_bad_lock_file_hides_no_other_encoder()
    {
        HubModelId other = HubModelId.Parse($"{HubServer.Model}@{HubServer.Commit}");
        await hub.CreateStore().PullAsync(other);
        string path = Path.Combine((await hub.PullAsync()).Encoder.Folder, "texttransfer.lock.json");
        File.WriteAllText(path, "{");
        List<EncoderStoreException> leftOut = [];
        Assert.Equal([other], hub.CreateStore().List(leftOut.Add).Select(e => e.Id));
        Assert.Contains(path, Assert.Single(leftOut).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(503)]
    public async Task What_is_as_pinned_needs_no_answer_of_the_hub(int status)
    {
        await hub.PullAsync();
        hub.Server.Fault = _ => LoopbackReply.Error(status);
        EncoderPull again = await hub.PullAsync();
        Assert.Equal((EncoderPullOutcome.Verified, null), (again.Outcome, again.HubCommit));
        Assert.Contains($"answered {status}", hub.Reports.Last().Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replacement_that_was_cut_off_is_undone()
    {
        string folder = (await hub.PullAsync()).Encoder.Folder;
        string old = Path.Combine(hub.Root, ".partial", "someone--some-model@main.old");
        Directory.CreateDirectory(Path.GetDirectoryName(old)!);
        Directory.Move(folder, old);
        Assert.Equal(EncoderPullOutcome.Verified, (await hub.PullAsync()).Outcome);
        hub.AssertWhole();
        Assert.False(Directory.Exists(old));
    }

    [Fact]
    public async Task A_replacement_that_fails_leaves_what_was_there()
    {
        await hub.PullAsync();
        StorePlace place = new(hub.Root, SampleHub.Id);
        Assert.Throws<DirectoryNotFoundException>(place.Publish); // Nothing is staged.
        hub.AssertWhole();
    }

    [Fact]
    public async Task Verification_can_be_cancelled()
    {
        await hub.PullAsync();
        CancellationToken cancelled = new(canceled: true);
        Assert.ThrowsAny<OperationCanceledException>(() => hub.CreateStore().Verify(SampleHub.Id, cancelled));
        Assert.ThrowsAny<OperationCanceledException>(() => hub.CreateStore().Open(SampleHub.Id, cancellationToken: cancelled));
    }

    [Fact]
    public void A_handler_that_follows_redirects_is_refused()
    {
        using HttpClientHandler handler = new();
        Assert.Throws<ArgumentException>(() => new EncoderStore(new() { Root = hub.Root, Handler = handler }));
        handler.AllowAutoRedirect = false;
        Assert.NotNull(new EncoderStore(new() { Root = hub.Root, Handler = handler }));
    }

    [Fact]
    public async Task A_removed_encoder_is_gone()
    {
        await hub.PullAsync();
        Assert.True(hub.CreateStore().Remove(SampleHub.Id));
        Assert.False(hub.CreateStore().Remove(SampleHub.Id));
        Assert.Empty(hub.CreateStore().List());
        Assert.Contains($"texttransfer encoders pull {SampleHub.Id}", Assert.Throws<EncoderStoreException>(() => hub.CreateStore().Open(SampleHub.Id)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_is_an_encoder_of_its_own()
    {
        HubModelId id = HubModelId.Parse($"{HubServer.Model}@refs/pr/1");
        await hub.PullAsync();
        await hub.CreateStore().PullAsync(id);
        Assert.Equal(["someone/some-model", "someone/some-model@refs/pr/1"], hub.CreateStore().List().Select(e => e.Id.ToString()));
    }

    [Fact]
    public async Task A_commit_is_pulled_without_asking_for_it()
    {
        HubModelId id = HubModelId.Parse($"{HubServer.Model}@{HubServer.Commit}");
        await hub.CreateStore().PullAsync(id);
        int before = hub.Server.Requests.Count;
        Assert.Equal(EncoderPullOutcome.Verified, (await hub.CreateStore().PullAsync(id)).Outcome);
        Assert.Equal(before, hub.Server.Requests.Count);
    }

    [Fact]
    public async Task A_real_encoder_opens_offline_and_is_the_one_that_was_pulled()
    {
        AddRealEncoder();
        await hub.PullAsync();

        int before = hub.Server.Requests.Count;
        using OnnxTextEncoder pulled = hub.CreateStore().Open(SampleHub.Id);
        using OnnxTextEncoder embedded = MiniLM.Create();
        Assert.Equal(embedded.Info.Fingerprint, pulled.Info.Fingerprint);
        Assert.Equal(HubServer.Model, pulled.Info.Name);
        Assert.Equal(embedded.Encode("heron").Vector.ToArray(), pulled.Encode("heron").Vector.ToArray());
        Assert.Equal(before, hub.Server.Requests.Count);
    }

    [Fact]
    public async Task An_encoder_that_is_replaced_while_it_is_opened_is_refused()
    {
        AddRealEncoder();
        StoredEncoder verified = (await hub.PullAsync()).Encoder;
        EncoderStore.OpenVerified(verified, null).Dispose();
        hub.Server.Main = HubServer.LaterCommit;
        await hub.PullAsync(new() { Force = true });
        EncoderStoreException error = Assert.Throws<EncoderStoreException>(() => EncoderStore.OpenVerified(verified, null));
        Assert.Contains("replaced while it was opened", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_pulls_at_once_one_downloads()
    {
        EncoderPull[] pulls = await Task.WhenAll(hub.PullAsync(), hub.PullAsync());
        Assert.Equal([EncoderPullOutcome.Pulled, EncoderPullOutcome.Verified], pulls.Select(p => p.Outcome).Order());
        Assert.All(SampleHub.Needed, f => Assert.Equal(1, hub.Server.RequestsFor(f)));
        Assert.Contains(hub.Reports, r => r.Notice?.Contains("waiting", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task What_is_being_pulled_is_not_removed()
    {
        hub.Server.Fault = r =>
        {
            Assert.Throws<EncoderStoreException>(() => hub.CreateStore().Remove(SampleHub.Id));
            return null;
        };
        await hub.PullAsync();
        hub.AssertWhole();
    }

    private void AddRealEncoder()
    {
        foreach (string file in Directory.EnumerateFiles(MiniLM.Folder, "*", SearchOption.AllDirectories))
            hub.Server.Add(Path.GetRelativePath(MiniLM.Folder, file).Replace('\\', '/'), File.ReadAllBytes(file), isLarge: file.EndsWith(".onnx", StringComparison.Ordinal));
    }
}
