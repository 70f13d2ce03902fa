using System.Net.Http.Headers;
using System.Text.Json;

namespace TextTransfer.Store.Hub;

/// <summary>
/// What the hub says about a model: the commit of a revision and the files of a commit
/// (https://huggingface.co/docs/hub/api, https://huggingface.co/docs/huggingface.js/hub/interfaces/ListFileEntry).
/// </summary>
internal sealed class HubClient(HubConnection connection, HubModelId id, Action<string> notice)
{
    private const int MaxPages = 1000;
    private const int MaxPageBytes = 64 << 20;

    private bool hasAnswered;

    private HubSubject Subject => new(id, HubErrors.Show(connection.Url(id.Repository)));

    /// <summary>The commit that the revision stands for.</summary>
    public async Task<string> FindCommitAsync(CancellationToken cancellationToken)
    {
        Uri url = connection.Url($"api/models/{id.Repository}/revision/{Uri.EscapeDataString(id.Revision)}");
        (JsonElement json, _) = await GetJsonAsync(url, cancellationToken).ConfigureAwait(false);
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty("sha", out JsonElement sha) && HubModelId.TryParse($"{id.Repository}@{sha}", out HubModelId? commit) && commit.IsCommit
            ? commit.Revision
            : throw NotAHub(url, "names no commit (sha)");
    }

    /// <summary>All files of a commit, folders included in their paths.</summary>
    public async Task<IReadOnlyList<HubFile>> ListAsync(string commit, CancellationToken cancellationToken)
    {
        List<HubFile> files = [];
        Uri first = connection.Url($"api/models/{id.Repository}/tree/{commit}?recursive=true");
        Uri? next = first;
        for (int page = 0; next is not null; page++)
        {
            if (page == MaxPages)
                throw NotAHub(first, $"has more than {MaxPages} pages");

            (JsonElement json, next) = await GetJsonAsync(next, cancellationToken).ConfigureAwait(false);
            if (json.ValueKind != JsonValueKind.Array)
                throw NotAHub(first, "is no list of files");
            files.AddRange(json.EnumerateArray().Where(e => Text(e, "type") == "file").Select(e => ReadFile(e, first)));
        }

        return files;
    }

    private static HubFile ReadFile(JsonElement entry, Uri url)
    {
        JsonElement content = entry.TryGetProperty("lfs", out JsonElement lfs) && lfs.ValueKind == JsonValueKind.Object ? lfs : entry;
        string path = Text(entry, "path") ?? throw NotAHub(url, "has a file without a path");
        HubFile.RefuseEscape(path, HubErrors.Show(url));
        string hash = Text(content, "oid")?.ToLowerInvariant() ?? "";
        bool isHash = hash.Length is 40 or 64 && hash.All(char.IsAsciiHexDigitLower);
        return isHash && content.TryGetProperty("size", out JsonElement s) && s.ValueKind == JsonValueKind.Number && s.TryGetInt64(out long size) && size >= 0
            ? new(path, size, hash)
            : throw NotAHub(url, $"has no size or no hash (oid) for '{path}', so that it could not be verified");
    }

    /// <summary>A member of an object that is a string; nothing where either is something else.</summary>
    internal static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static EncoderStoreException NotAHub(Uri url, string problem, Exception? inner = null) =>
        new($"{HubErrors.Show(url)}: the answer {problem}; this is not how a hub answers. Check HF_ENDPOINT, and whether a login page or a proxy is in the way.", inner);

    private Task<(JsonElement Json, Uri? Next)> GetJsonAsync(Uri url, CancellationToken cancellationToken) =>
        new Backoff(connection.Options.TimeProvider, notice) { WaitsForUnreachable = hasAnswered }.RunAsync(() => TryGetJsonAsync(url, cancellationToken), cancellationToken);

    private async Task<(JsonElement Json, Uri? Next)> TryGetJsonAsync(Uri url, CancellationToken cancellationToken)
    {
        using StallWatch watch = new(connection.Options, cancellationToken);
        using HttpResponseMessage response = await connection.GetAsync(url, Subject, range: null, accept: null, watch).ConfigureAwait(false);
        hasAnswered = true;
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxPageBytes, watch.Token).ConfigureAwait(false);
            using JsonDocument json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(watch.Token).ConfigureAwait(false));
            return (json.RootElement.Clone(), NextPage(response.Headers, url));
        }
        catch (JsonException e)
        {
            throw NotAHub(url, "is not JSON", e);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw NotAHub(url, $"is longer than {MaxPageBytes >> 20} MB", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new EncoderStoreException($"{HubErrors.Show(url)}: the connection was cut ({e.Message}). Check the network and pull again.", e) { Kind = FaultKind.Transient };
        }
        catch (OperationCanceledException) when (watch.IsStalled)
        {
            throw HubErrors.OfStall(url, connection.Options.StallTimeout);
        }
    }

    /// <summary>
    /// The next page by the Link header (RFC 8288). Only its query counts: a mirror may pass on the hub's own host, and what is
    /// listed has to come from where the first page came from.
    /// </summary>
    private static Uri? NextPage(HttpResponseHeaders headers, Uri url)
    {
        IEnumerable<string> links = headers.TryGetValues("Link", out IEnumerable<string>? values) ? values : [];
        foreach (string link in links.SelectMany(v => v.Split(',')))
        {
            int start = link.IndexOf('<', StringComparison.Ordinal), end = link.IndexOf('>', StringComparison.Ordinal);
            if (start >= 0 && end > start && link[end..].Contains("rel=\"next\"", StringComparison.OrdinalIgnoreCase)
                && Uri.TryCreate(url, link[(start + 1)..end], out Uri? next))
                return new UriBuilder(url) { Query = next.Query }.Uri;
        }

        return null;
    }
}
