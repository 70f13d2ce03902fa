using System.Buffers;
using System.IO.Enumeration;
using Microsoft.Win32.SafeHandles;

namespace TextTransfer.Caching.Entries;

/// <summary>
/// The files of a cache, <c>root/fingerprint/ab/hash.emb</c>, as any number of processes may use them at once: an entry
/// appears whole by a rename, is never changed, and may vanish at any moment. Its time of writing is that of its last use.
/// </summary>
internal sealed class CacheFolder(string root)
{
    private const string Entry = ".emb";
    private const string Temporary = ".tmp";
    private const int HashLength = 64;
    private const int ShardLength = 2;

    /// <summary>Processes that delete empty folders may get between making one and its first file, on a busy machine several times in a row.</summary>
    private const int CreateAttempts = 50;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public string Root => root;

    /// <summary>Whether a text is 64 hexadecimal digits in lower case.</summary>
    public static bool IsHash(ReadOnlySpan<char> text) => text.Length == HashLength && !text.ContainsAnyExcept(Digits);

    public string PathOf(EntryKey key)
    {
        string hash = Convert.ToHexStringLower(key.Hash);
        return Path.Join(root, key.Fingerprint, hash.AsSpan(0, ShardLength), hash + Entry);
    }

    /// <summary>Reads a file from its beginning; one that is longer than the buffer is cut.</summary>
    /// <returns>The bytes read, and the time of the last use; nothing when there is no such file or it cannot be read.</returns>
    public static (int Length, DateTime LastUsed)? Read(string path, Span<byte> buffer)
    {
        try
        {
            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            int length = 0, read;
            while ((read = RandomAccess.Read(file, buffer[length..], length)) > 0)
                length += read;
            return (length, File.GetLastWriteTimeUtc(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Writes an entry: beside its place, then moved there. It is not flushed to disk, which would take longer than short
    /// texts take to encode: a kill leaves it whole or absent anyway, and what a power failure tears, its checksum tells.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be written, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public void Write(string path, ReadOnlySpan<byte> entry, DateTime now)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}{Temporary}";
        try
        {
            using (SafeFileHandle file = Create(temporary))
            {
                RandomAccess.Write(file, entry, fileOffset: 0);
                File.SetLastWriteTimeUtc(file, now);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Delete(temporary);
            // The cache was cleared in between, or another process wrote the same entry and someone reads it: all is well.
            if (e is not FileNotFoundException && !File.Exists(path))
                throw;
        }
    }

    /// <summary>Notes a use.</summary>
    public static void Touch(string path, DateTime now) => Try(() => File.SetLastWriteTimeUtc(path, now));

    /// <summary>Deletes a file if it is there and may be deleted.</summary>
    public static void Delete(string path) => Try(() => File.Delete(path));

    /// <summary>Walks over the files of the cache, and over nothing else that may lie in its folder.</summary>
    /// <param name="transform">Makes a result of one file; a file that vanishes meanwhile has no length and a time long past.</param>
    public IEnumerable<T> Enumerate<T>(FileSystemEnumerable<T>.FindTransform transform) => !Directory.Exists(root) ? [] : new FileSystemEnumerable<T>(
        root, transform, new() { RecurseSubdirectories = true, MaxRecursionDepth = 2, AttributesToSkip = FileAttributes.ReparsePoint })
    {
        ShouldIncludePredicate = (ref FileSystemEntry e) => !e.IsDirectory && e.FileName.Length > HashLength && IsHash(e.FileName[..HashLength])
            && (IsTemporary(e.FileName) || e.FileName[HashLength..].SequenceEqual(Entry)),
        ShouldRecursePredicate = (ref FileSystemEntry e) => IsHash(e.FileName) || (e.FileName.Length == ShardLength && !e.FileName.ContainsAnyExcept(Digits)),
    };

    /// <summary>Whether a file was still being written when it was made.</summary>
    public static bool IsTemporary(ReadOnlySpan<char> fileName) => fileName.EndsWith(Temporary, StringComparison.Ordinal);

    /// <summary>Deletes folders that have become empty; a writer that misses one makes it again.</summary>
    public void DeleteEmptyFolders()
    {
        if (!Directory.Exists(root))
            return;

        foreach (string encoder in Directory.EnumerateDirectories(root).Where(f => IsHash(Path.GetFileName(f.AsSpan()))))
        {
            Try(() =>
            {
                foreach (string shard in Directory.EnumerateDirectories(encoder))
                    DeleteIfEmpty(shard);
                DeleteIfEmpty(encoder);
            });
        }

        static void DeleteIfEmpty(string folder)
        {
            if (!Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
    }

    private SafeFileHandle Create(string path)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
            }
            catch (DirectoryNotFoundException) when (attempt < CreateAttempts)
            {
                // The first entry of its folder, or the folder was deleted because it was empty. Embeddings tell much about
                // their texts, so a new cache is its owner's alone; one that exists stays as open as it is.
                if (!OperatingSystem.IsWindows() && !Directory.Exists(root))
                    Directory.CreateDirectory(root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            }
        }
    }

    private static void Try(Action change)
    {
        try
        {
            change();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be changed stays; the cache is only as good as its folder lets it be.
        }
    }
}
