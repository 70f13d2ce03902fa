using TextTransfer.Concurrency;
using TextTransfer.Files;

namespace TextTransfer.Store.Hub;

/// <summary>Whether a stored encoder is byte for byte what its lock file pins, with nothing missing and nothing added.</summary>
internal static class StoreVerification
{
    /// <summary>The first file that is not as pinned, and how; <see langword="null"/> when all are.</summary>
    /// <exception cref="EncoderStoreException">A file or folder cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static string? FindDifference(StoredEncoder encoder, CancellationToken cancellationToken)
    {
        // Lengths first: they cost nothing and tell most damage.
        string? quick = DiskErrors.Reading(encoder.Folder, () => FindAddition(encoder) ?? encoder.Files.Select(f => CompareLength(encoder, f)).FirstOrDefault(d => d is not null));
        if (quick is not null)
            return quick;

        string?[] differences = new string?[encoder.Files.Count];
        Concurrently.For(differences.Length, Environment.ProcessorCount, i => differences[i] = CompareHash(encoder, encoder.Files[i], cancellationToken), cancellationToken);
        return differences.FirstOrDefault(d => d is not null);
    }

    /// <summary>A file that was put there could change vectors: another pooling, one more module.</summary>
    private static string? FindAddition(StoredEncoder encoder)
    {
        HashSet<string> known = [.. encoder.Files.Select(f => f.Path), LockDocument.FileName, EncoderFiles.GoldenPath];
        return Directory.EnumerateFiles(encoder.Folder, "*", SearchOption.AllDirectories)
            .Where(p => !IsHarmless(Path.GetRelativePath(encoder.Folder, p)) && !known.Contains(Path.GetRelativePath(encoder.Folder, p).Replace('\\', '/')))
            .Select(p => $"{p}: is not among the pinned files")
            .FirstOrDefault();
    }

    /// <summary>What file managers leave, and expected results that are being written.</summary>
    private static bool IsHarmless(string path) => Path.GetFileName(path).StartsWith('.')
        || (path.StartsWith($"{EncoderFiles.GoldenPath}.", StringComparison.Ordinal) && path.EndsWith(".tmp", StringComparison.Ordinal));

    private static string? CompareLength(StoredEncoder encoder, StoredFile file)
    {
        FileInfo info = new(Path.Combine(encoder.Folder, file.Path));
        return !info.Exists ? $"{info.FullName}: is missing"
            : info.Length != file.Size ? $"{info.FullName}: has {info.Length} bytes, where {file.Size} are pinned"
            : null;
    }

    private static string? CompareHash(StoredEncoder encoder, StoredFile file, CancellationToken cancellationToken)
    {
        string path = Path.Combine(encoder.Folder, file.Path);
        string sha256 = DiskErrors.Reading(path, () => ContentHash.OfFile(path, cancellationToken));
        return sha256 == file.Sha256 ? null : $"{path}: has the SHA-256 {sha256}, where {file.Sha256} is pinned";
    }
}
