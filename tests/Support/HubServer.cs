using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace TextTransfer.Tests;

/// <summary>
/// A hub on loopback with one model: the API's <c>revision</c> and <c>tree</c> (in pages), and <c>resolve</c>, which sends small
/// files itself and redirects for large ones to a content server on another port. Faults are put before it.
/// </summary>
internal sealed class HubServer : IDisposable
{
    public const string Model = "someone/some-model";
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";
    public const string LaterCommit = "fedcba9876543210fedcba9876543210fedcba98";

    private const int PageSize = 4;
    private readonly LoopbackServer hub;
    private readonly LoopbackServer content;
    private readonly ConcurrentQueue<LoopbackRequest> requests = new();
    private readonly SortedDictionary<string, (byte[] Bytes, bool IsLarge)> files = new(StringComparer.Ordinal);

    public HubServer()
    {
        hub = new(r => Answer(r, AnswerHub));
        content = new(r => Answer(r, AnswerContent));
    }

    public string Url => hub.Url;

    public string ContentUrl => content.Url;

    /// <summary>The commit that <c>main</c> stands for.</summary>
    public string Main { get; set; } = Commit;

    /// <summary>Called first; what it returns is the answer, <see langword="null"/> leaves it to the hub.</summary>
    public Func<LoopbackRequest, LoopbackReply?>? Fault { get; set; }

    /// <summary>May change the list of files.</summary>
    public Action<JsonArray>? Listing { get; set; }

    /// <summary>Every request in the order of arrival.</summary>
    public IReadOnlyList<LoopbackRequest> Requests => [.. requests];

    public int RequestsFor(string file) => Requests.Count(r => r.Path == $"/{Model}/resolve/{Main}/{file}");

    public void Add(string path, byte[] bytes, bool isLarge = false) => files[path] = (bytes, isLarge);

    public void Add(string path, string text) => Add(path, Encoding.UTF8.GetBytes(text));

    public byte[] Bytes(string path) => files[path].Bytes;

    /// <summary>The hash that the hub lists for a file.</summary>
    public string Oid(string path) => files[path].IsLarge ? Sha256(files[path].Bytes) : GitBlob(files[path].Bytes);

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Sends some bytes with their entity tag, or the part of them that is asked for.</summary>
    public static LoopbackReply Send(LoopbackRequest request, byte[] bytes, string etag)
    {
        Dictionary<string, string> headers = new() { ["ETag"] = $"\"{etag}\"", ["Accept-Ranges"] = "bytes" };
        string? range = request.Header("Range");
        if (range is null || (request.Header("If-Range") is { } known && known != $"\"{etag}\""))
            return new(200, bytes) { Headers = headers };

        int from = int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
        if (from >= bytes.Length)
            return LoopbackReply.Error(416, ("Content-Range", $"bytes */{bytes.Length}"));

        headers["Content-Range"] = $"bytes {from}-{bytes.Length - 1}/{bytes.Length}";
        return new(206, bytes[from..]) { Headers = headers };
    }

    public void Dispose()
    {
        hub.Dispose();
        content.Dispose();
    }

    // https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
    private static string GitBlob(byte[] bytes)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes($"blob {bytes.Length}\0"));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private LoopbackReply Answer(LoopbackRequest request, Func<LoopbackRequest, LoopbackReply> answer)
    {
        requests.Enqueue(request);
        return Fault?.Invoke(request) ?? answer(request);
    }

    private LoopbackReply AnswerHub(LoopbackRequest request)
    {
        string path = Uri.UnescapeDataString(request.Path);
        string api = $"/api/models/{Model}";
        if (path.StartsWith($"{api}/revision/", StringComparison.Ordinal))
            return FindCommit(path[$"{api}/revision/".Length..]) is { } sha
                ? Json(new JsonObject { ["id"] = Model, ["sha"] = sha })
                : LoopbackReply.Error(404, ("X-Error-Code", "RevisionNotFound"));
        if (path.StartsWith($"{api}/tree/", StringComparison.Ordinal))
            return SendPage(request);
        if (path.StartsWith($"/{Model}/resolve/", StringComparison.Ordinal))
            return Resolve(request, path[(path.IndexOf('/', $"/{Model}/resolve/".Length) + 1)..]);
        return LoopbackReply.Error(404, ("X-Error-Code", "RepoNotFound"));
    }

    private string? FindCommit(string revision) => revision is "main" or "refs/pr/1" ? Main : revision == Main ? Main : null;

    private LoopbackReply SendPage(LoopbackRequest request)
    {
        JsonArray all = [.. files.Select(f => List(f.Key, f.Value.Bytes, f.Value.IsLarge)), new JsonObject { ["type"] = "directory", ["path"] = "onnx", ["oid"] = Commit, ["size"] = 0 }];
        Listing?.Invoke(all);
        int cursor = request.Target.Split("cursor=") is [_, var c] ? int.Parse(c, CultureInfo.InvariantCulture) : 0;
        LoopbackReply page = Json(new JsonArray([.. all.Skip(cursor).Take(PageSize).Select(n => n!.DeepClone())]));
        if (cursor + PageSize < all.Count)
            page.Headers["Link"] = $"<https://huggingface.co{request.Path}?recursive=true&cursor={cursor + PageSize}>; rel=\"next\"";
        return page;
    }

    private JsonObject List(string path, byte[] bytes, bool isLarge)
    {
        JsonObject entry = new() { ["type"] = "file", ["path"] = path, ["size"] = bytes.Length, ["oid"] = isLarge ? Commit : Oid(path) };
        if (isLarge)
            entry["lfs"] = new JsonObject { ["oid"] = Oid(path), ["size"] = bytes.Length, ["pointerSize"] = 133 };
        return entry;
    }

    private LoopbackReply Resolve(LoopbackRequest request, string path)
    {
        if (!files.TryGetValue(path, out (byte[] Bytes, bool IsLarge) file))
            return LoopbackReply.Error(404, ("X-Error-Code", "EntryNotFound"));
        if (!file.IsLarge)
            return Send(request, file.Bytes, Oid(path));

        LoopbackReply redirect = LoopbackReply.Redirect($"{content.Url}/{Oid(path)}?signature=secret");
        redirect.Headers["X-Linked-Etag"] = $"\"{Oid(path)}\"";
        redirect.Headers["X-Linked-Size"] = $"{file.Bytes.Length}";
        redirect.Headers["X-Repo-Commit"] = Main;
        return redirect;
    }

    private LoopbackReply AnswerContent(LoopbackRequest request) =>
        files.Values.Where(f => f.IsLarge && request.Path == $"/{Sha256(f.Bytes)}").Select(f => f.Bytes).FirstOrDefault() is { } bytes
            ? Send(request, bytes, Sha256(bytes))
            : LoopbackReply.Error(403);

    private static LoopbackReply Json(JsonNode json) =>
        new(200, Encoding.UTF8.GetBytes(json.ToJsonString())) { Headers = { ["Content-Type"] = "application/json" } };
}
