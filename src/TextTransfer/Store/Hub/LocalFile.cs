namespace TextTransfer.Store.Hub;

/// <summary>
/// A file that this machine may have already. One that cannot be read is passed over like one that is not there; a target that
/// cannot be written is an error.
/// </summary>
internal static class LocalFile
{
    private const int BufferSize = 1 << 17;

    /// <summary>Takes a file when it is the right one.</summary>
    /// <param name="source">Where it may be; the target itself, too.</param>
    /// <param name="target">Where it belongs.</param>
    /// <param name="file">What is expected.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What the target holds now; <see langword="null"/> when the source is not the right one.</returns>
    public static async Task<FileDigest?> TakeAsync(string source, string target, HubFile file, CancellationToken cancellationToken)
    {
        FileDigest? found = await MatchAsync(source, file, cancellationToken).ConfigureAwait(false);
        if (found is null || source == target)
            return found;

        string copy = target + ".copy";
        if (!await CopyAsync(source, copy, cancellationToken).ConfigureAwait(false))
            return null;

        // Hashed once more, since what counts is what arrived.
        if (await MatchAsync(copy, file, cancellationToken).ConfigureAwait(false) is not { } arrived)
            return null;

        DiskErrors.Writing(target, () => File.Move(copy, target, overwrite: true));
        return arrived;
    }

    private static async Task<FileDigest?> MatchAsync(string path, HubFile file, CancellationToken cancellationToken)
    {
        try
        {
            FileInfo info = new(path);
            if (!info.Exists || ((info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo) ?? info).Length != file.Size)
                return null;

            FileDigest digest = await Task.Run(() => FileDigest.Compute(path, cancellationToken), cancellationToken).ConfigureAwait(false);
            return file.IsContent(digest) ? digest : null;
        }
        catch (Exception e) when (DiskErrors.Is(e))
        {
            return null;
        }
    }

    /// <returns>Whether the source could be read to its end.</returns>
    private static async Task<bool> CopyAsync(string source, string copy, CancellationToken cancellationToken)
    {
        FileStream? from = TryOpen(source);
        if (from is null)
            return false;

        await using (from.ConfigureAwait(false))
        {
            FileStream to = DiskErrors.Writing(copy, () => new FileStream(copy, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0));
            await using (to.ConfigureAwait(false))
            {
                byte[] buffer = new byte[BufferSize];
                while (await TryReadAsync(from, buffer, cancellationToken).ConfigureAwait(false) is { } count)
                {
                    if (count == 0)
                    {
                        DiskErrors.Writing(copy, () => to.Flush(flushToDisk: true));
                        return true;
                    }

                    DiskErrors.Writing(copy, () => to.Write(buffer, 0, count));
                }

                return false;
            }
        }
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception e) when (DiskErrors.Is(e))
        {
            return null;
        }
    }

    private static async Task<int?> TryReadAsync(FileStream from, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (DiskErrors.Is(e))
        {
            return null;
        }
    }
}
