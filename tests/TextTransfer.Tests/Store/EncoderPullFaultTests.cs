namespace TextTransfer.Tests.Store;

/// <summary>Everything that goes wrong between a hub and a store: what is passing is survived, what is not is said in words.</summary>
public sealed class EncoderPullFaultTests : IDisposable
{
    private readonly SampleHub hub = new();

    public void Dispose() => hub.Dispose();

    [Fact]
    public async Task A_cut_connection_goes_on_at_the_byte_where_it_was_cut()
    {
        byte[] weights = hub.Server.Bytes(SampleHub.Weights);
        int cuts = 0;
        hub.Server.Fault = r => IsWeights(r) && cuts++ < 10 ? HubServer.Send(r, weights, "w") with { CutAt = 20_000 } : IsWeights(r) ? HubServer.Send(r, weights, "w") : null;
        await hub.PullAsync();
        hub.AssertWhole();
        Assert.Equal([null, .. Enumerable.Range(1, 10).Select(i => $"bytes={20_000 * i}-")], Weights().Select(r => r.Header("Range")));
        Assert.All(Weights().Skip(1), r => Assert.Equal("\"w\"", r.Header("If-Range")));
        // Every attempt brought something, so that none counts against the limit and each waits a second only.
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromSeconds(1), 10), hub.Time.Waits);
        Assert.Contains(hub.Reports, r => r.Notice?.Contains("cut at byte 20000 of 300000", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_connection_that_brings_nothing_more_is_given_up_and_taken_up_later()
    {
        byte[] weights = hub.Server.Bytes(SampleHub.Weights);
        hub.Server.Fault = r => IsWeights(r) ? HubServer.Send(r, weights, "w") with { CutAt = r.Header("Range") is null ? 20_000 : 0 } : null;
        EncoderStoreException error = await hub.PullFailsAsync();
        Assert.Contains("cut at byte 20000 of 300000", error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 4, 8, 16], hub.Time.Waits.Select(w => w.TotalSeconds));

        hub.Server.Fault = null;
        await hub.PullAsync();
        hub.AssertWhole();
        Assert.Equal("bytes=20000-", Weights()[^1].Header("Range"));
    }

    [Fact]
    public async Task Silence_counts_as_a_cut()
    {
        bool isFirst = true;
        hub.Server.Fault = r =>
        {
            if (!IsWeights(r) || !isFirst)
                return null;
            isFirst = false;
            return HubServer.Send(r, hub.Server.Bytes(SampleHub.Weights), "w") with { CutAt = 1000, Silence = hub.Time.EndHeldWaits };
        };
        await hub.PullAsync();
        hub.AssertWhole();
        Assert.Contains(hub.Reports, r => r.Notice?.Contains("nothing came for 3600 seconds", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_sends_the_whole()
    {
        byte[] weights = hub.Server.Bytes(SampleHub.Weights);
        bool isFirst = true;
        hub.Server.Fault = r =>
        {
            if (!IsWeights(r))
                return null;
            LoopbackReply reply = new(200, weights) { CutAt = isFirst ? 20_000 : null };
            isFirst = false;
            return reply;
        };
        await hub.PullAsync();
        hub.AssertWhole();
        Assert.Equal([null, "bytes=20000-"], Weights().Select(r => r.Header("Range")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_changes_between_two_requests_is_begun_anew(bool knowsIfRange)
    {
        byte[] weights = hub.Server.Bytes(SampleHub.Weights);
        int count = 0;
        hub.Server.Fault = r =>
        {
            if (!IsWeights(r))
                return null;
            if (count++ == 0)
                return HubServer.Send(r, SampleHub.Random(300_000, 10), "before") with { CutAt = 20_000 };
            Dictionary<string, string> headers = new(r.Headers);
            if (!knowsIfRange)
                headers.Remove("If-Range");
            return HubServer.Send(r with { Headers = headers }, weights, "after");
        };
        await hub.PullAsync();
        hub.AssertWhole();
        Assert.Equal(knowsIfRange ? [null, "bytes=20000-"] : [null, "bytes=20000-", null], Weights().Select(r => r.Header("Range")));
    }

    [Fact]
    public async Task A_range_beyond_the_end_begins_anew()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(hub.StagedWeights)!);
        File.WriteAllBytes(hub.StagedWeights, new byte[1000]);
        bool isFirst = true;
        hub.Server.Fault = r =>
        {
            if (!IsWeights(r) || !isFirst)
                return null;
            isFirst = false;
            return LoopbackReply.Error(416);
        };
        await hub.PullAsync();
        hub.AssertWhole();
    }

    [Theory]
    [InlineData(299_999)]
    [InlineData(300_001)]
    public async Task Another_length_than_listed_is_refused(int length)
    {
        hub.Server.Fault = r => IsWeights(r) ? new(200, new byte[length]) : null;
        EncoderStoreException error = await hub.PullFailsAsync();
        Assert.Contains($"it has {length} bytes, where 300000 are listed", error.Message, StringComparison.Ordinal);
        Assert.Contains(hub.Server.Url, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, hub.Server.RequestsFor(SampleHub.Weights));
    }

    [Fact]
    public async Task An_endless_answer_is_not_written_to_disk()
    {
        hub.Server.Fault = r => IsWeights(r) ? new(200, new byte[2_000_000]) { OmitLength = true } : null;
        Assert.Contains("goes on after", (await hub.PullFailsAsync()).Message, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(hub.StagedWeights).Length, 0, 300_000);
    }

    [Fact]
    public async Task Another_hash_than_listed_is_refused_after_one_more_attempt()
    {
        byte[] other = SampleHub.Random(300_000, 11);
        hub.Server.Fault = r => IsWeights(r) ? HubServer.Send(r, other, "w") : null;
        EncoderStoreException error = await hub.PullFailsAsync();
        Assert.Contains(HubServer.Sha256(other), error.Message, StringComparison.Ordinal);
        Assert.Contains(hub.Server.Oid(SampleHub.Weights), error.Message, StringComparison.Ordinal);
        Assert.Equal(2, hub.Server.RequestsFor(SampleHub.Weights));
        Assert.False(File.Exists(hub.StagedWeights));
    }

    [Fact]
    public async Task A_small_file_with_another_hash_is_refused_too()
    {
        hub.Server.Fault = r => r.Path.EndsWith("/tokenizer.json", StringComparison.Ordinal) ? new(200, """{"version": "2.0"}"""u8.ToArray()) : null;
        Assert.Contains("Git hash", (await hub.PullFailsAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, null, "gated, private, or does not exist", "HF_TOKEN")]
    [InlineData(401, SampleHub.Token, "token was refused", "HF_TOKEN")]
    [InlineData(403, null, "Ask for access at", "HF_TOKEN")]
    [InlineData(403, SampleHub.Token, "does not open", "Ask for access at")]
    [InlineData(418, null, "no answer of a hub", "HF_ENDPOINT")]
    public async Task A_refusal_is_final_and_names_the_remedy(int status, string? token, string mention, string remedy)
    {
        hub.Server.Fault = r => IsWeights(r) ? LoopbackReply.Error(status) : null;
        EncoderStoreException error = await Assert.ThrowsAsync<EncoderStoreException>(() => hub.CreateStore(token: token).PullAsync(SampleHub.Id));
        Assert.Contains($"{hub.Server.Url}/{HubServer.Model}/resolve/{HubServer.Commit}/onnx/model.onnx answered {status}", error.Message, StringComparison.Ordinal);
        Assert.Contains(mention, error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleHub.Token, error.Message, StringComparison.Ordinal);
        Assert.Empty(hub.Time.Waits);
    }

    [Theory]
    [InlineData("someone/other-model", null, "there is no model 'someone/other-model'")]
    [InlineData("someone/some-model@v9", null, "has no revision 'v9'")]
    [InlineData("someone/some-model", "/resolve/", "the file '")]
    [InlineData("someone/some-model", "/revision/", "no model 'someone/some-model', or it has no revision 'main'")]
    public async Task What_is_not_found_is_named(string id, string? notFound, string mention)
    {
        hub.Server.Fault = r => notFound is not null && r.Path.Contains(notFound, StringComparison.Ordinal) ? LoopbackReply.Error(404) : null;
        EncoderStoreException error = await Assert.ThrowsAsync<EncoderStoreException>(() => hub.CreateStore().PullAsync(HubModelId.Parse(id)));
        Assert.Contains(mention, error.Message, StringComparison.Ordinal);
        Assert.Empty(hub.Time.Waits);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Thu, 01 Jan 2026 00:00:40 GMT", 40)]
    [InlineData("Wed, 31 Dec 2025 00:00:00 GMT", 1)]
    public async Task A_busy_server_is_asked_again_when_it_says(string retryAfter, int seconds)
    {
        bool isFirst = true;
        hub.Server.Fault = r =>
        {
            if (!isFirst)
                return null;
            isFirst = false;
            return LoopbackReply.Error(429, ("Retry-After", retryAfter));
        };
        await hub.PullAsync();
        hub.AssertWhole();
        Assert.Equal([TimeSpan.FromSeconds(seconds)], hub.Time.Waits);
    }

    [Fact]
    public async Task A_long_wait_is_left_to_the_user()
    {
        hub.Server.Fault = _ => LoopbackReply.Error(429, ("Retry-After", "1800"));
        Assert.Contains("wait for 30 minutes", (await hub.PullFailsAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(hub.Time.Waits);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_failing_server_is_tried_six_times_with_growing_waits(int status)
    {
        hub.Server.Fault = _ => LoopbackReply.Error(status);
        EncoderStoreException error = await hub.PullFailsAsync();
        Assert.Contains($"/api/models/{HubServer.Model}/revision/main answered {status}", error.Message, StringComparison.Ordinal);
        Assert.Contains("6 attempts", error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 4, 8, 16], hub.Time.Waits.Select(w => w.TotalSeconds));

        hub.Server.Fault = null;
        await hub.PullAsync();
        hub.AssertWhole();
    }

    [Fact]
    public async Task A_redirect_loop_is_told()
    {
        hub.Server.Fault = r => r.Path == "/a" ? LoopbackReply.Redirect("/b") : IsWeights(r) || r.Path == "/b" ? LoopbackReply.Redirect("/a", 307) : null;
        Assert.Contains("in a loop", (await hub.PullFailsAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(hub.Time.Waits);
    }

    [Fact]
    public async Task An_endless_chain_of_redirects_ends()
    {
        int n = 0;
        hub.Server.Fault = r => IsWeights(r) || r.Path.StartsWith("/on", StringComparison.Ordinal) ? LoopbackReply.Redirect($"{hub.Server.Url}/on{n++}") : null;
        Assert.Contains("in a loop", (await hub.PullFailsAsync()).Message, StringComparison.Ordinal);
        Assert.InRange(n, 1, 20);
    }

    [Fact]
    public async Task A_redirect_to_less_than_http_is_refused()
    {
        hub.Server.Fault = r => IsWeights(r) ? LoopbackReply.Redirect("file:///etc/hostname") : null;
        Assert.Contains("is refused", (await hub.PullFailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_goes_to_the_hub_alone()
    {
        // A renamed repository: a relative redirect on the hub itself keeps the token.
        hub.Server.Fault = r => r.Path.EndsWith("/renamed", StringComparison.Ordinal) ? new LoopbackReply(200, hub.Server.Bytes("tokenizer.json"))
            : r.Path.EndsWith("/tokenizer.json", StringComparison.Ordinal) ? LoopbackReply.Redirect("renamed", 307) : null;
        await hub.CreateStore(token: SampleHub.Token).PullAsync(SampleHub.Id);
        Assert.Equal(2, hub.Server.Requests.Count(r => r.Header("Authorization") is null)); // The two large files, from the content server.
        Assert.All(hub.Server.Requests, r => Assert.Equal(r.Header("Host") == new Uri(hub.Server.Url).Authority ? $"Bearer {SampleHub.Token}" : null, r.Header("Authorization")));
        Assert.Contains(hub.Server.Requests, r => r.Path.EndsWith("/renamed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hf_ségreto")]
    [InlineData("hf_two\nlines")]
    public async Task A_token_that_cannot_be_sent_is_refused_without_showing_it(string token)
    {
        EncoderStoreException error = await Assert.ThrowsAsync<EncoderStoreException>(() => hub.CreateStore(token: token).PullAsync(SampleHub.Id));
        Assert.Contains("HF_TOKEN", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(token, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(hub.Server.Requests);
    }

    [Fact]
    public async Task The_signature_of_a_download_is_not_shown()
    {
        hub.Server.Fault = r => r.Target.Contains("signature=secret", StringComparison.Ordinal) ? LoopbackReply.Error(403) : null;
        EncoderStoreException error = await hub.PullFailsAsync();
        Assert.Contains(hub.Server.ContentUrl, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../escape.json")]
    [InlineData("onnx/../../escape.json")]
    [InlineData("/escape.json")]
    [InlineData("C:/escape.json")]
    [InlineData("..\\escape.json")]
    public async Task A_path_that_leads_out_of_the_folder_is_refused(string path)
    {
        hub.Server.Listing = all => all[^2]!["path"] = path;
        Assert.Contains(path, (await hub.PullFailsAsync()).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(hub.Server.Requests, r => r.Path.Contains("/resolve/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/revision/", "<html>Sign in</html>")]
    [InlineData("/revision/", "{}")]
    [InlineData("/tree/", "{}")]
    [InlineData("/tree/", """[{"type": "file", "path": "config.json", "size": 3}]""")]
    public async Task What_does_not_answer_like_a_hub_is_told(string where, string answer)
    {
        hub.Server.Fault = r => r.Path.Contains(where, StringComparison.Ordinal) ? new(200, System.Text.Encoding.UTF8.GetBytes(answer)) : null;
        Assert.Contains("HF_ENDPOINT", (await hub.PullFailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_that_is_not_there_is_told_after_a_second()
    {
        string url = AddressOfNobody();
        EncoderStoreException error = await Assert.ThrowsAsync<EncoderStoreException>(() => hub.CreateStore(endpoint: url).PullAsync(SampleHub.Id));
        Assert.Contains(url, error.Message, StringComparison.Ordinal);
        Assert.Contains("HTTPS_PROXY", error.Message, StringComparison.Ordinal);
        Assert.Equal([TimeSpan.FromSeconds(1)], hub.Time.Waits);
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_told_after_a_second()
    {
        using NoNames handler = new();
        EncoderStoreException error = await Assert.ThrowsAsync<EncoderStoreException>(() => hub.CreateStore(handler: handler).PullAsync(SampleHub.Id));
        Assert.Contains("name of this host is not known", error.Message, StringComparison.Ordinal);
        Assert.Contains("HF_HUB_OFFLINE", error.Message, StringComparison.Ordinal);
        Assert.Equal([TimeSpan.FromSeconds(1)], hub.Time.Waits);
    }

    [Fact]
    public async Task Without_a_network_a_pinned_encoder_is_verified_within_seconds()
    {
        await hub.PullAsync();
        EncoderPull pull = await hub.CreateStore(endpoint: AddressOfNobody()).PullAsync(SampleHub.Id);
        Assert.Equal((EncoderPullOutcome.Verified, null), (pull.Outcome, pull.HubCommit));
        Assert.Equal([TimeSpan.FromSeconds(1)], hub.Time.Waits);
    }

    [Fact]
    public async Task A_network_that_goes_away_amid_a_pull_is_waited_for()
    {
        string nobody = AddressOfNobody();
        int lost = 0;
        hub.Server.Fault = r => IsWeights(r) && lost++ < 4 ? LoopbackReply.Redirect($"{nobody}/weights") : null;
        await hub.PullAsync();
        hub.AssertWhole();
        Assert.Equal([1, 2, 4, 8], hub.Time.Waits.Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task A_download_that_another_program_holds_is_named()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(hub.StagedWeights)!);
        File.WriteAllBytes(hub.StagedWeights, hub.Server.Bytes(SampleHub.Weights));
        using FileStream held = new(hub.StagedWeights, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        EncoderStoreException error = await hub.PullFailsAsync();
        Assert.Contains(hub.StagedWeights, error.Message, StringComparison.Ordinal);
        Assert.Contains("whether it may be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full here");
        Directory.CreateDirectory(Path.GetDirectoryName(hub.StagedWeights)!);
        File.CreateSymbolicLink(hub.StagedWeights, "/dev/full");
        EncoderStoreException error = await hub.PullFailsAsync();
        Assert.Contains(hub.StagedWeights, error.Message, StringComparison.Ordinal);
        Assert.Contains("TEXTTRANSFER_CACHE", error.Message, StringComparison.Ordinal);
        Assert.Empty(hub.Time.Waits);
    }

    [Fact]
    public async Task More_than_the_disk_holds_is_not_begun()
    {
        hub.Server.Listing = all =>
        {
            foreach (var file in all.Where(f => f!["lfs"] is not null))
                file!["lfs"]!["size"] = long.MaxValue;
        };
        Assert.Contains("MB free", (await hub.PullFailsAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(0, hub.Server.RequestsFor(SampleHub.Weights));
    }

    [Fact]
    public async Task A_root_that_cannot_be_written_is_told()
    {
        using TemporaryFolder folder = new();
        string root = Path.Combine(folder.Write("file", ""), "store");
        EncoderStoreException error = await Assert.ThrowsAsync<EncoderStoreException>(() => hub.CreateStore(root: root).PullAsync(SampleHub.Id));
        Assert.Contains(root, error.Message, StringComparison.Ordinal);
        Assert.Contains("TEXTTRANSFER_CACHE", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_pull_is_taken_up_where_it_was_cancelled()
    {
        using CancellationTokenSource cancel = new();
        TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Listener<EncoderPullProgress> listener = new(p =>
        {
            if (p.Bytes >= 100_000)
                arrived.TrySetResult();
        });
        hub.Server.Fault = r => IsWeights(r) ? HubServer.Send(r, hub.Server.Bytes(SampleHub.Weights), "w") with { CutAt = 100_000, Silence = () => { } } : null;
        Task<EncoderPull> pull = hub.CreateStore().PullAsync(SampleHub.Id, progress: listener, cancellationToken: cancel.Token);
        await arrived.Task;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pull);
        Assert.Null(hub.CreateStore().Find(SampleHub.Id));

        long kept = new FileInfo(hub.StagedWeights).Length;
        Assert.InRange(kept, 1, 100_000);
        hub.Server.Fault = null;
        await hub.PullAsync();
        hub.AssertWhole();
        Assert.Equal($"bytes={kept}-", Weights()[^1].Header("Range"));
    }

    [Fact]
    public async Task What_a_pull_of_an_earlier_commit_left_is_not_published()
    {
        hub.Server.Fault = r => IsWeights(r) ? LoopbackReply.Error(403) : null;
        await hub.PullFailsAsync();
        hub.Server.Main = HubServer.LaterCommit;
        hub.Server.Add("config.json", """{"hidden_size": 32}""");
        hub.Server.Listing = all => all.Remove(all.Single(f => f!["path"]!.GetValue<string>() == "README.md"));
        hub.Server.Fault = null;
        EncoderPull pull = await hub.PullAsync();
        hub.AssertWhole();
        Assert.False(File.Exists(Path.Combine(pull.Encoder.Folder, "README.md")));
    }

    private static string AddressOfNobody()
    {
        using LoopbackServer gone = new(_ => LoopbackReply.Error(500));
        return gone.Url;
    }

    private static bool IsWeights(LoopbackRequest request) => request.Path.EndsWith("/" + SampleHub.Weights, StringComparison.Ordinal);

    private LoopbackRequest[] Weights() => [.. hub.Server.Requests.Where(r => IsWeights(r) || r.Path == $"/{hub.Server.Oid(SampleHub.Weights)}")];

    /// <summary>A network without a resolver; a real one may take its time, or invent an address.</summary>
    private sealed class NoNames : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromException<HttpResponseMessage>(new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"));
    }
}
