namespace TextTransfer.Store.Hub;

/// <summary>One pull of one encoder, by whoever holds its lock: choose the files of a commit, stage them, publish them at once.</summary>
internal sealed class EncoderPuller(EncoderStoreOptions options, HubModelId id, StorePlace place, HubConnection connection, PullReport report)
{
    /// <summary>Files downloaded at once: enough to hide the delay of small files behind a large one.</summary>
    private const int Downloads = 4;

    private readonly HubClient hub = new(connection, id, report.Notice);
    private readonly HubCacheFolder cache = new(options.HubCache, id);

    public async Task<EncoderPull> RunAsync(EncoderPullOptions pull, CancellationToken cancellationToken)
    {
        StoredEncoder? pinned = ReadPinned(pull.Force);
        if (pinned is null || pull.Force)
        {
            string commit = await FindCommitAsync(cancellationToken).ConfigureAwait(false);
            StoredEncoder pulled = await FetchAsync(commit, pull.Variant ?? pinned?.Variant, cancellationToken).ConfigureAwait(false);
            return new(pulled, EncoderPullOutcome.Pulled, commit);
        }

        if (pull.Variant is { } variant && !OnnxVariants.IsNamed(pinned.Variant, variant))
            throw new EncoderStoreException($"{place.Folder}: '{id}' is pulled already, as {pinned.Variant}. State --force (option Force) to replace it by '{variant}'.");

        if (StoreVerification.FindDifference(pinned) is { } difference)
        {
            report.Notice($"{difference}; fetching it again.");
            StoredEncoder repaired = await FetchAsync(pinned.Commit, pinned.Variant, cancellationToken).ConfigureAwait(false);
            return new(repaired, EncoderPullOutcome.Repaired, HubCommit: null);
        }

        string? current = options.IsOffline || id.IsCommit ? null : await hub.FindCommitAsync(cancellationToken).ConfigureAwait(false);
        return new(pinned, current is null || current == pinned.Commit ? EncoderPullOutcome.Verified : EncoderPullOutcome.Moved, current);
    }

    private StoredEncoder? ReadPinned(bool force)
    {
        try
        {
            return LockDocument.Read(place.Folder);
        }
        catch (EncoderStoreException) when (force)
        {
            return null;
        }
    }

    private async Task<string> FindCommitAsync(CancellationToken cancellationToken)
    {
        if (id.IsCommit)
            return id.Revision;

        return options.IsOffline
            ? cache.FindCommit() ?? throw Offline($"has no '{id}'")
            : await hub.FindCommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<StoredEncoder> FetchAsync(string commit, string? variant, CancellationToken cancellationToken)
    {
        IReadOnlyList<HubFile> files = options.IsOffline ? cache.List(commit) : await hub.ListAsync(commit, cancellationToken).ConfigureAwait(false);
        if (options.IsOffline && files.Count == 0)
            throw Offline($"has no files of '{id}' that it could prove right");

        string where = $"'{id.Repository}' at {commit[..12]}{(options.IsOffline ? $" in {options.HubCache}" : "")}";
        CreateFolder(place.Staging);
        byte[]? modules = null;
        if (files.FirstOrDefault(f => f.Path == EncoderFiles.ModulesPath) is { } list)
        {
            await StageAsync(new(list, list.Path), commit, cancellationToken).ConfigureAwait(false);
            modules = await File.ReadAllBytesAsync(Path.Combine(place.Staging, list.Path), cancellationToken).ConfigureAwait(false);
        }

        (HubFile model, IReadOnlyList<ChosenFile> chosen) = EncoderFiles.Choose(files, modules, variant, where);
        RefuseWithoutRoom(chosen);
        report.Begin(chosen);
        StoredFile[] stored = new StoredFile[chosen.Count];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = Downloads, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, chosen.Count, parallel, async (i, token) =>
        {
            FileDigest digest = await StageAsync(chosen[i], commit, token).ConfigureAwait(false);
            stored[i] = new(chosen[i].Path, digest.Size, digest.Sha256);
        }).ConfigureAwait(false);

        StoredEncoder encoder = new()
        {
            Id = id,
            Commit = commit,
            Endpoint = HubErrors.Show(options.Endpoint).TrimEnd('/'),
            Variant = model.Path,
            Folder = place.Folder,
            Files = [.. stored.Where(f => f.Path != EncoderFiles.GoldenPath).OrderBy(f => f.Path, StringComparer.Ordinal)],
        };
        Publish(encoder, stored);
        return encoder;
    }

    /// <summary>Brings one file into the staging folder: what is there already, else from this machine, else from the hub.</summary>
    private async Task<FileDigest> StageAsync(ChosenFile chosen, string commit, CancellationToken cancellationToken)
    {
        string target = Path.Combine(place.Staging, chosen.Path);
        CreateFolder(Path.GetDirectoryName(target)!);
        foreach (string source in new[] { target, Path.Combine(place.Folder, chosen.Path) }.Concat(cache.Candidates(chosen.Source, commit)))
        {
            if (await TakeAsync(source, target, chosen.Source, cancellationToken).ConfigureAwait(false) is { } digest)
            {
                report.Received(chosen.Path, digest.Size);
                return digest;
            }
        }

        if (options.IsOffline)
            throw Offline($"has no whole '{chosen.Source.Path}' of '{id}'");

        string path = string.Join('/', chosen.Source.Path.Split('/').Select(Uri.EscapeDataString));
        HubSubject subject = new(id, HubErrors.Show(connection.Url(id.Repository)), chosen.Source.Path);
        return await new FileDownload(connection, subject, connection.Url($"{id.Repository}/resolve/{commit}/{path}"), chosen.Source, target,
            count => report.Received(chosen.Path, count), report.Notice).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a file from this machine when it is the right one.</summary>
    private static async Task<FileDigest?> TakeAsync(string source, string target, HubFile file, CancellationToken cancellationToken)
    {
        try
        {
            FileInfo info = new(source);
            if (!info.Exists || ((info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo) ?? info).Length != file.Size)
                return null;

            FileDigest digest = await FileDigest.ComputeAsync(source, cancellationToken).ConfigureAwait(false);
            if (!file.IsContent(digest) || source == target)
                return file.IsContent(digest) ? digest : null;

            string copy = target + ".copy";
            FileStream from = File.OpenRead(source);
            await using (from.ConfigureAwait(false))
            {
                FileStream to = new(copy, FileMode.Create);
                await using (to.ConfigureAwait(false))
                {
                    await from.CopyToAsync(to, cancellationToken).ConfigureAwait(false);
                    to.Flush(flushToDisk: true);
                }
            }

            // Hashed once more, since what counts is what arrived.
            digest = await FileDigest.ComputeAsync(copy, cancellationToken).ConfigureAwait(false);
            if (!file.IsContent(digest))
                return null;

            File.Move(copy, target, overwrite: true);
            return digest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw HubErrors.OfDisk(source, e);
        }
    }

    private void Publish(StoredEncoder encoder, IReadOnlyList<StoredFile> stored)
    {
        try
        {
            HashSet<string> kept = [.. stored.Select(f => Path.Combine(place.Staging, f.Path))];
            foreach (string path in Directory.EnumerateFiles(place.Staging, "*", SearchOption.AllDirectories).Where(p => !kept.Contains(p)).ToArray())
                File.Delete(path);
            LockDocument.Write(encoder, place.Staging);
            place.Publish();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw HubErrors.OfDisk(place.Folder, e);
        }
    }

    private void RefuseWithoutRoom(IReadOnlyList<ChosenFile> chosen)
    {
        // As a floating-point number: what a list claims may be beyond any integer.
        double missing = chosen.Sum(c => (double)c.Source.Size - Present(c));
        try
        {
            if (new DriveInfo(place.Staging).AvailableFreeSpace is long free && free < missing)
                throw new EncoderStoreException($"{place.Staging}: '{id}' needs {missing / 1e6:0} MB more, and there are {free / 1e6:0} MB free. Make room or state another folder for the store (TEXTTRANSFER_CACHE).");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A file system that does not say is found out by writing.
        }
    }

    private long Present(ChosenFile chosen) =>
        new[] { "", FileDownload.PartialEnding }
            .Select(e => new FileInfo(Path.Combine(place.Staging, chosen.Path + e)))
            .Where(f => f.Exists).Sum(f => Math.Min(f.Length, chosen.Source.Size));

    private static void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw HubErrors.OfDisk(path, e);
        }
    }

    private EncoderStoreException Offline(string problem) =>
        new($"the network is switched off (HF_HUB_OFFLINE), and the hub's own cache folder {options.HubCache ?? "(none is stated)"} {problem}. Unset HF_HUB_OFFLINE, or fill that folder first.");
}
