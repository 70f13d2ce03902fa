using TextTransfer.Files;

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
        DiskErrors.Writing(place.Folder, place.Recover);
        StoredEncoder? pinned = ReadPinned(pull.Force);
        if (pinned is null || pull.Force)
        {
            string commit = await FindCommitAsync(cancellationToken).ConfigureAwait(false);
            StoredEncoder pulled = await FetchAsync(commit, pull.Variant ?? pinned?.Variant, keepsGolden: false, cancellationToken).ConfigureAwait(false);
            return new(pulled, EncoderPullOutcome.Pulled, commit);
        }

        if (pull.Variant is { } variant && !OnnxVariants.IsNamed(pinned.Variant, variant))
            throw new EncoderStoreException($"{place.Folder}: '{id}' is pulled already, as {pinned.Variant}. State --force (option Force) to replace it by '{variant}'.");

        // Hashing takes seconds, which are not the calling thread's.
        if (await Task.Run(() => StoreVerification.FindDifference(pinned, cancellationToken), cancellationToken).ConfigureAwait(false) is { } difference)
        {
            report.Notice($"{difference}; fetching it again.");
            StoredEncoder repaired = await FetchAsync(pinned.Commit, pinned.Variant, keepsGolden: true, cancellationToken).ConfigureAwait(false);
            return new(repaired, EncoderPullOutcome.Repaired, HubCommit: null);
        }

        string? current = await AskForMoveAsync(cancellationToken).ConfigureAwait(false);
        return new(pinned, current is null || current == pinned.Commit ? EncoderPullOutcome.Verified : EncoderPullOutcome.BranchMoved, current);
    }

    /// <summary>The commit that the revision stands for now; <see langword="null"/> when the hub is not asked or does not answer, which spoils nothing.</summary>
    private async Task<string?> AskForMoveAsync(CancellationToken cancellationToken)
    {
        if (options.IsOffline || id.IsCommit)
            return null;

        try
        {
            return await hub.FindCommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (EncoderStoreException e)
        {
            report.Notice($"'{id}' is as pinned; whether '{id.Revision}' has moved cannot be told: {e.Message}");
            return null;
        }
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

    private async Task<StoredEncoder> FetchAsync(string commit, string? variant, bool keepsGolden, CancellationToken cancellationToken)
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
            string path = Path.Combine(place.Staging, list.Path);
            modules = DiskErrors.Reading(path, () => File.ReadAllBytes(path));
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
        Publish(encoder, stored, keepsGolden);
        return encoder;
    }

    /// <summary>Brings one file into the staging folder: what is there already, else from this machine, else from the hub.</summary>
    private async Task<FileDigest> StageAsync(ChosenFile chosen, string commit, CancellationToken cancellationToken)
    {
        string target = Path.Combine(place.Staging, chosen.Path);
        CreateFolder(Path.GetDirectoryName(target)!);
        foreach (string source in new[] { target, Path.Combine(place.Folder, chosen.Path) }.Concat(cache.Candidates(chosen.Source, commit)))
        {
            if (await LocalFile.TakeAsync(source, target, chosen.Source, cancellationToken).ConfigureAwait(false) is { } digest)
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

    /// <summary>Puts what is staged in its place; with nothing left of earlier commits, and with the user's own expected results where they still hold.</summary>
    private void Publish(StoredEncoder encoder, IReadOnlyList<StoredFile> stored, bool keepsGolden) => DiskErrors.Writing(place.Folder, () =>
    {
        HashSet<string> kept = [.. stored.Select(f => Path.Combine(place.Staging, f.Path))];
        foreach (string path in Directory.EnumerateFiles(place.Staging, "*", SearchOption.AllDirectories).Where(p => !kept.Contains(p)).ToArray())
            File.Delete(path);

        string golden = Path.Combine(place.Folder, EncoderFiles.GoldenPath);
        if (keepsGolden && File.Exists(golden))
            File.Copy(golden, Path.Combine(place.Staging, EncoderFiles.GoldenPath), overwrite: true);
        LockDocument.Write(encoder, place.Staging);
        place.Publish();
    });

    private void RefuseWithoutRoom(IReadOnlyList<ChosenFile> chosen)
    {
        // As a floating-point number: what a list claims may be beyond any integer.
        double missing = chosen.Sum(c => (double)c.Source.Size - Present(c));
        try
        {
            if (new DriveInfo(place.Staging).AvailableFreeSpace is long free && free < missing)
                throw new EncoderStoreException($"{place.Staging}: '{id}' needs {ByteCount.Megabytes(missing)} more, and there are {ByteCount.Megabytes(free)} free. Make room or state another folder for the store (TEXTTRANSFER_CACHE).");
        }
        catch (Exception e) when (DiskErrors.Is(e) || e is ArgumentException)
        {
            // A file system that does not say is found out by writing.
        }
    }

    private long Present(ChosenFile chosen) =>
        new[] { "", FileDownload.PartialEnding }
            .Select(e => new FileInfo(Path.Combine(place.Staging, chosen.Path + e)))
            .Where(f => f.Exists).Sum(f => Math.Min(f.Length, chosen.Source.Size));

    private static void CreateFolder(string path) => DiskErrors.Writing(path, () => Directory.CreateDirectory(path));

    private EncoderStoreException Offline(string problem) =>
        new($"the network is switched off (HF_HUB_OFFLINE), and the hub's own cache folder {options.HubCache ?? "(none is stated)"} {problem}. Unset HF_HUB_OFFLINE, or fill that folder first.");
}
