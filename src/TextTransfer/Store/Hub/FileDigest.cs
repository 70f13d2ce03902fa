using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TextTransfer.Files;

namespace TextTransfer.Store.Hub;

/// <summary>What identifies the content of a file: its length, its SHA-256 and the hash Git knows it by, in lower-case hexadecimal.</summary>
internal sealed record FileDigest(long Size, string Sha256, string GitBlob)
{
    /// <summary>Reads a file once; large ones take seconds.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static FileDigest Compute(string path, CancellationToken cancellationToken)
    {
        using FileStream file = ContentHash.Open(path);
        using IncrementalHash sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // SHA-1 is what Git lists; it guards against damage here, not against an attacker who could alter the list as well.
        using IncrementalHash git = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        // https://git-scm.com/book/en/v2/Git-Internals-Git-Objects: the hash covers a header with the length.
        git.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {file.Length}\0")));
        long size = ContentHash.Append(file, [sha256, git], cancellationToken);
        return new(size, ContentHash.Finish(sha256), ContentHash.Finish(git));
    }
}
