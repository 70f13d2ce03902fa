using System.Collections.Concurrent;

namespace TextTransfer.Tests.Store;

/// <summary>A hub with one small made-up encoder, and an empty store that pulls from it without ever waiting.</summary>
internal sealed class SampleHub : IDisposable
{
    public const string Weights = "onnx/model.onnx";
    public const string Token = "hf_not-a-real-token";

    private static readonly TimeSpan Stall = TimeSpan.FromHours(1);
    private readonly TemporaryFolder folder = new();

    public SampleHub()
    {
        Server.Add("README.md", "# A model");
        Server.Add("config.json", """{"hidden_size": 8}""");
        Server.Add("tokenizer.json", """{"version": "1.0"}""");
        Server.Add("modules.json", """
            [{"path": "", "type": "sentence_transformers.models.Transformer"},
             {"path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
             {"path": "head", "type": "sentence_transformers.models.Dense"}]
            """);
        Server.Add("1_Pooling/config.json", "{}");
        Server.Add("head/config.json", "{}");
        Server.Add("head/model.safetensors", Random(2000, 1), isLarge: true);
        Server.Add("model.safetensors", Random(5000, 2), isLarge: true);
        Server.Add("pytorch_model.bin", Random(5000, 3), isLarge: true);
        Server.Add(Weights, Random(300_000, 4), isLarge: true);
        Server.Add("onnx/config.json", "{}");
    }

    public static HubModelId Id { get; } = HubModelId.Parse(HubServer.Model);

    /// <summary>What an encoder needs of the files above.</summary>
    public static string[] Needed { get; } =
        ["1_Pooling/config.json", "README.md", "config.json", "head/config.json", "head/model.safetensors", "modules.json", "onnx/model.onnx", "tokenizer.json"];

    public HubServer Server { get; } = new();

    public SkippingTime Time { get; } = new() { HoldFrom = Stall };

    public string Root => folder.File("store");

    /// <summary>A folder like the cache of the hub's own tools.</summary>
    public string HubCache => folder.File("hub");

    public ConcurrentQueue<EncoderPullProgress> Reports { get; } = new();

    public string StagedWeights => Path.Combine(Root, ".partial", "someone--some-model@main", Weights + ".partial");

    public EncoderStore CreateStore(bool offline = false, string? token = null, string? root = null, string? endpoint = null, HttpMessageHandler? handler = null) => new(new()
    {
        Root = root ?? Root,
        Endpoint = new(endpoint ?? Server.Url),
        HubCache = HubCache,
        IsOffline = offline,
        Token = token,
        StallTimeout = Stall,
        TimeProvider = Time,
        Handler = handler,
    });

    public Task<EncoderPull> PullAsync(EncoderPullOptions? options = null, CancellationToken cancellationToken = default) =>
        CreateStore().PullAsync(Id, options, new Listener<EncoderPullProgress>(Reports.Enqueue), cancellationToken);

    public async Task<EncoderStoreException> PullFailsAsync(EncoderPullOptions? options = null)
    {
        EncoderStoreException error = await Assert.ThrowsAsync<EncoderStoreException>(() => PullAsync(options));
        Assert.Null(CreateStore().Find(Id));
        return error;
    }

    /// <summary>Whether the store holds the weights exactly as the hub has them now.</summary>
    public void AssertWhole()
    {
        StoredEncoder encoder = CreateStore().Verify(Id);
        foreach (StoredFile file in encoder.Files)
            Assert.Equal(Server.Bytes(file.Path), File.ReadAllBytes(Path.Combine(encoder.Folder, file.Path)));
    }

    /// <summary>Fills the cache of the hub's own tools as they do: blobs by hash, and links to them.</summary>
    public void FillHubCache(params string[] files)
    {
        string model = Path.Combine(HubCache, "models--someone--some-model");
        foreach (string name in new[] { "refs", "blobs" })
            Directory.CreateDirectory(Path.Combine(model, name));
        File.WriteAllText(Path.Combine(model, "refs", "main"), HubServer.Commit);
        foreach (string file in files)
        {
            string blob = Path.Combine(model, "blobs", Server.Oid(file));
            File.WriteAllBytes(blob, Server.Bytes(file));
            string link = Path.Combine(model, "snapshots", HubServer.Commit, file);
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            File.CreateSymbolicLink(link, Path.GetRelativePath(Path.GetDirectoryName(link)!, blob));
        }
    }

    public static byte[] Random(int length, int seed)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public void Dispose()
    {
        Server.Dispose();
        folder.Dispose();
    }
}
