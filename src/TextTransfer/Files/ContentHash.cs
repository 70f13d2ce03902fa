using System.Security.Cryptography;
using System.Text;

namespace TextTransfer.Files;

/// <summary>SHA-256 as everything here writes it, in lower-case hexadecimal, and the one reading of files through hashes.</summary>
internal static class ContentHash
{
    private const int BufferSize = 1 << 17;

    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Of what is left of a stream.</summary>
    public static string Of(Stream content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Of lines that together are an identity, in UTF-8 and parted by line feeds.</summary>
    public static string OfLines(IEnumerable<string> lines) => Of(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    /// <summary>Of a whole file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static string OfFile(string path, CancellationToken cancellationToken = default)
    {
        using FileStream file = Open(path);
        using IncrementalHash sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(file, [sha256], cancellationToken);
        return Finish(sha256);
    }

    /// <summary>Opens a file to be read once from its beginning to its end.</summary>
    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    /// <summary>Adds what is left of a stream to several hashes in one reading.</summary>
    /// <returns>How many bytes that were.</returns>
    public static long Append(Stream content, ReadOnlySpan<IncrementalHash> hashes, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[BufferSize];
        long size = 0;
        while (content.Read(buffer) is > 0 and int count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (IncrementalHash hash in hashes)
                hash.AppendData(buffer.AsSpan(0, count));
            size += count;
        }

        return size;
    }

    /// <summary>The hash of everything that was added.</summary>
    public static string Finish(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset());
}
