namespace TextTransfer.Tests.Store;

/// <summary>Files that the hub's own tools have on this machine are taken instead of the network.</summary>
public sealed class HubCacheTests : IDisposable
{
    private readonly SampleHub hub = new();

    public void Dispose() => hub.Dispose();

    [Fact]
    public async Task What_the_cache_has_is_not_downloaded()
    {
        hub.FillHubCache(SampleHub.Weights, "tokenizer.json");
        await hub.PullAsync();
        hub.AssertWhole();
        Assert.Equal((0, 0, 1), (hub.Server.RequestsFor(SampleHub.Weights), hub.Server.RequestsFor("tokenizer.json"), hub.Server.RequestsFor("1_Pooling/config.json")));
    }

    [Fact]
    public async Task A_damaged_blob_is_not_taken()
    {
        hub.FillHubCache(SampleHub.Weights);
        File.WriteAllBytes(Path.Combine(hub.HubCache, "models--someone--some-model", "blobs", hub.Server.Oid(SampleHub.Weights)), SampleHub.Random(300_000, 9));
        await hub.PullAsync();
        hub.AssertWhole();
        Assert.Equal(1, hub.Server.RequestsFor(SampleHub.Weights));
    }

    [Fact]
    public async Task What_cannot_be_read_is_downloaded()
    {
        hub.FillHubCache(SampleHub.Weights, "tokenizer.json");
        string blobs = Path.Combine(hub.HubCache, "models--someone--some-model", "blobs");
        File.Delete(Path.Combine(blobs, hub.Server.Oid(SampleHub.Weights))); // The link to it dangles now.
        string looped = Path.Combine(blobs, hub.Server.Oid("tokenizer.json"));
        File.Delete(looped);
        File.CreateSymbolicLink(looped, looped);
        await hub.PullAsync();
        hub.AssertWhole();
        Assert.Equal((1, 1), (hub.Server.RequestsFor(SampleHub.Weights), hub.Server.RequestsFor("tokenizer.json")));
    }

    [Fact]
    public async Task A_full_cache_serves_a_pull_without_a_network()
    {
        hub.FillHubCache(SampleHub.Needed);
        EncoderPull pull = await hub.CreateStore(offline: true).PullAsync(SampleHub.Id);
        Assert.Equal((EncoderPullOutcome.Pulled, HubServer.Commit), (pull.Outcome, pull.Encoder.Commit));
        Assert.Equal(EncoderPullOutcome.Verified, (await hub.CreateStore(offline: true).PullAsync(SampleHub.Id)).Outcome);
        hub.AssertWhole();
        Assert.Empty(hub.Server.Requests);
    }

    [Theory]
    [InlineData("no '")]
    [InlineData("no ONNX file", "tokenizer.json")]
    public async Task Offline_says_what_the_cache_lacks(string mention, params string[] cached)
    {
        if (cached.Length > 0)
            hub.FillHubCache(cached);
        EncoderStoreException error = await Assert.ThrowsAsync<EncoderStoreException>(() => hub.CreateStore(offline: true).PullAsync(SampleHub.Id));
        Assert.Contains(mention, error.Message, StringComparison.Ordinal);
        Assert.Contains(hub.HubCache, error.Message, StringComparison.Ordinal);
        Assert.Empty(hub.Server.Requests);
    }
}
