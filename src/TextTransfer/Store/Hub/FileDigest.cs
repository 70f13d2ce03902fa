using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TextTransfer.Store.Hub;

/// <summary>What identifies the content of a file: its length, its SHA-256 and the hash Git knows it by, in lower-case hexadecimal.</summary>
internal sealed record FileDigest(long Size, string Sha256, string GitBlob)
{
    private const int BufferSize = 1 << 17;

    public static async Task<FileDigest> ComputeAsync(string path, CancellationToken cancellationToken)
    {
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            using IncrementalHash sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            // SHA-1 is what Git lists; it guards against damage here, not against an attacker who could alter the list as well.
            using IncrementalHash git = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
            // https://git-scm.com/book/en/v2/Git-Internals-Git-Objects: the hash covers a header with the length.
            git.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {file.Length}\0")));
            byte[] buffer = new byte[BufferSize];
            long size = 0;
            int count;
            while ((count = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                sha256.AppendData(buffer.AsSpan(0, count));
                git.AppendData(buffer.AsSpan(0, count));
                size += count;
            }

            return new(size, Convert.ToHexStringLower(sha256.GetHashAndReset()), Convert.ToHexStringLower(git.GetHashAndReset()));
        }
    }
}
