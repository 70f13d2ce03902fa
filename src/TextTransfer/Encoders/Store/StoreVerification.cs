using System.Security.Cryptography;
using TextTransfer.Concurrency;

namespace TextTransfer.Encoders.Store;

/// <summary>Whether a stored encoder is byte for byte what its lock file pins, with nothing missing and nothing added.</summary>
internal static class StoreVerification
{
    /// <exception cref="EncoderStoreException">It is not; the message names the first file that differs.</exception>
    public static void Verify(StoredEncoder encoder)
    {
        HashSet<string> pinned = [.. encoder.Files.Select(f => f.Path), LockDocument.FileName, EncoderFiles.GoldenPath];
        foreach (string path in Directory.EnumerateFiles(encoder.Folder, "*", SearchOption.AllDirectories))
        {
            if (!pinned.Contains(Path.GetRelativePath(encoder.Folder, path).Replace('\\', '/')))
                throw Differs(encoder, path, "is not among the pinned files. Remove it");
        }

        // Lengths first: they cost nothing and tell most damage.
        foreach (StoredFile file in encoder.Files)
        {
            FileInfo info = new(Path.Combine(encoder.Folder, file.Path));
            if (!info.Exists)
                throw Differs(encoder, info.FullName, "is missing. Fetch it");
            if (info.Length != file.Size)
                throw Differs(encoder, info.FullName, $"has {info.Length} bytes, where {file.Size} are pinned. Replace it");
        }

        Concurrently.For(encoder.Files.Count, Environment.ProcessorCount, i =>
        {
            StoredFile file = encoder.Files[i];
            string path = Path.Combine(encoder.Folder, file.Path);
            using FileStream content = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
            string sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
            if (sha256 != file.Sha256)
                throw Differs(encoder, path, $"has the SHA-256 {sha256}, where {file.Sha256} is pinned. Replace it");
        }, CancellationToken.None);
    }

    private static EncoderStoreException Differs(StoredEncoder encoder, string path, string problem) =>
        new($"{path}: {problem} with 'texttransfer encoders pull {encoder.Id}', which keeps to the pinned commit.");
}
