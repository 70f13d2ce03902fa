namespace TextTransfer.Store.Hub;

/// <summary>
/// One model in the cache folder of the hub's own tools: <c>refs/REVISION</c> holds a commit, <c>snapshots/COMMIT/PATH</c> links
/// into <c>blobs/HASH</c> (https://huggingface.co/docs/huggingface_hub/guides/manage-cache). Read only.
/// </summary>
internal sealed class HubCacheFolder(string? cache, HubModelId id)
{
    private readonly string? folder = cache is null ? null : Path.Combine(cache, $"models--{id.Owner}--{id.Name}");

    /// <summary>The commit that the revision stood for when the hub's tools last asked; <see langword="null"/> when they never did.</summary>
    public string? FindCommit()
    {
        if (folder is null || id.IsCommit)
            return folder is null ? null : id.Revision;

        string path = Path.Combine([folder, "refs", .. id.Revision.Split('/')]);
        return File.Exists(path) && HubModelId.TryParse($"{id.Repository}@{DiskErrors.Reading(path, () => File.ReadAllText(path)).Trim()}", out HubModelId? commit) && commit.IsCommit ? commit.Revision : null;
    }

    /// <summary>
    /// The files of a commit that are there and can be verified without the hub: those that link to a blob, whose name is its hash.
    /// </summary>
    public IReadOnlyList<HubFile> List(string commit)
    {
        string snapshot = Snapshot(commit);
        return Directory.Exists(snapshot) ? DiskErrors.Reading(snapshot, () => ListLinks(snapshot)) : [];
    }

    /// <summary>Where a file's content may be: the blob of its hash, which any commit may have brought, or a plain copy where links are not possible.</summary>
    public IEnumerable<string> Candidates(HubFile file, string commit) =>
        folder is null ? [] : [Path.Combine(folder, "blobs", file.Hash), Path.Combine(Snapshot(commit), file.Path)];

    private string Snapshot(string commit) => folder is null ? "" : Path.Combine(folder, "snapshots", commit);

    private static List<HubFile> ListLinks(string snapshot)
    {
        List<HubFile> files = [];
        foreach (string path in Directory.EnumerateFiles(snapshot, "*", SearchOption.AllDirectories))
        {
            if (File.ResolveLinkTarget(path, returnFinalTarget: true) is FileInfo { Exists: true } blob
                && blob.Name.Length is 40 or 64 && blob.Name.All(char.IsAsciiHexDigitLower))
                files.Add(new(Path.GetRelativePath(snapshot, path).Replace('\\', '/'), blob.Length, blob.Name));
        }

        return files;
    }
}
