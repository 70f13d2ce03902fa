using System.Buffers;
using System.IO.Enumeration;
using TextTransfer.Caching.Entries;
using TextTransfer.Files;

namespace TextTransfer;

/// <summary>
/// Embeddings on disk, found by the encoder's fingerprint and the text, exact to the last bit: encoding is what costs, and a
/// text that was encoded once need not be again. Put it before an encoder by <see cref="TextEncoderCaching.WithCache"/>. The texts
/// themselves are not stored.
/// </summary>
/// <remarks>
/// Safe for concurrent calls and for several processes on one folder, killed at any moment. One file an entry, each with a
/// checksum; a damaged one is dropped and its text encoded again. A folder that cannot be written, or a full disk, is no
/// error: entries that are there are still read, and <see cref="Problem"/> says why no more are stored. An entry serves
/// machines of the same kind alone (instruction sets, version of ONNX Runtime), since others would compute other bits.
/// </remarks>
public sealed class EmbeddingCache
{
    /// <summary>Uses closer together than this are not told apart, which saves most of the writes that noting them takes.</summary>
    private static readonly TimeSpan Touched = TimeSpan.FromHours(1);

    private readonly CacheFolder files;
    private readonly LeastRecentlyUsed eviction;
    private readonly TimeProvider time;
    private long hits;
    private long misses;
    private long dropped;
    private long bytes;
    private volatile string? problem;

    private EmbeddingCache(string folder, EmbeddingCacheOptions options)
    {
        MaxBytes = options.MaxBytes;
        time = options.TimeProvider;
        files = new(folder);
        eviction = new(files, options.MaxBytes, time);
    }

    /// <summary>The folder of the entries, as a full path.</summary>
    public string Folder => files.Root;

    /// <summary>Bytes of all entries together, beyond which the least recently used ones go.</summary>
    public long MaxBytes { get; }

    /// <summary>What it was worth since it was opened.</summary>
    public EmbeddingCacheStatistics Statistics =>
        new(Interlocked.Read(ref hits), Interlocked.Read(ref misses), Interlocked.Read(ref dropped), Interlocked.Read(ref bytes));

    /// <summary>Why nothing has been stored since it went wrong first, as a sentence; none while all is well.</summary>
    public string? Problem => problem;

    /// <summary>Opens a cache; nothing is read or written yet.</summary>
    /// <param name="folder">
    /// Made at the first write, for its owner alone; default: <c>embeddings</c> in <c>TEXTTRANSFER_CACHE</c>, or in
    /// <c>texttransfer</c> in the user's cache folder.
    /// </param>
    /// <param name="options">Its bound; default: 2 GB.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public static EmbeddingCache Open(string? folder = null, EmbeddingCacheOptions? options = null)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxBytes, nameof(options));
        return new(Path.GetFullPath(folder ?? Path.Combine(UserFolders.Cache, "embeddings")), options);
    }

    /// <summary>Looks at all entries and tells what is kept of each encoder, the largest part first.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read.</exception>
    public IReadOnlyList<EmbeddingCacheUsage> ReadUsage()
    {
        byte[] head = new byte[EntryFormat.HeadLength];
        return [.. files.Enumerate((ref FileSystemEntry e) => (Path: e.ToFullPath(), Bytes: e.Length, LastUsed: e.LastWriteTimeUtc))
            .Where(f => !CacheFolder.IsTemporary(f.Path))
            .GroupBy(f => Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(f.Path)))!)
            .Select(g => new EmbeddingCacheUsage(
                g.Select(f => ReadName(f.Path)).FirstOrDefault(n => n is not null) ?? "", g.Key, g.Count(), g.Sum(f => f.Bytes), g.Max(f => f.LastUsed)))
            .OrderByDescending(u => u.Bytes)];

        string? ReadName(string path) => CacheFolder.Read(path, head) is { } read ? EntryFormat.ReadName(head.AsSpan(0, read.Length)) : null;
    }

    /// <summary>Deletes all entries, and nothing else that may lie in the folder. Processes at work may write new ones meanwhile.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read.</exception>
    public void Clear()
    {
        foreach (string path in files.Enumerate((ref FileSystemEntry e) => e.ToFullPath()))
            CacheFolder.Delete(path);
        files.DeleteEmptyFolders();
    }

    /// <summary>Looks an embedding up.</summary>
    /// <param name="key">Of the text, by the encoder's keys.</param>
    /// <param name="info">The encoder.</param>
    internal TextEmbedding? Find(EntryKey key, EncoderInfo info)
    {
        string path = files.PathOf(key);
        // One byte more than an entry may have shows a file that is too long.
        byte[] buffer = ArrayPool<byte>.Shared.Rent(EntryFormat.MaxLength(info) + 1);
        try
        {
            if (CacheFolder.Read(path, buffer) is not { } file)
            {
                Interlocked.Increment(ref misses);
                return null;
            }

            if (EntryFormat.Read(buffer.AsSpan(0, file.Length), key, info) is not { } embedding)
            {
                CacheFolder.Delete(path);
                Interlocked.Increment(ref dropped);
                Interlocked.Increment(ref misses);
                return null;
            }

            Interlocked.Increment(ref hits);
            DateTime now = time.GetUtcNow().UtcDateTime;
            // A time in the future, by another machine's clock, is put right as well.
            if ((now - file.LastUsed).Duration() >= Touched)
                CacheFolder.Touch(path, now);
            return embedding;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Stores an embedding if it can.</summary>
    internal void Store(EntryKey key, EncoderInfo info, TextEmbedding embedding)
    {
        // An encoder that does not do what it says of itself would fill the cache with entries that are dropped when read.
        if (problem is not null || embedding.Vector.Length != info.Dimension || embedding.LayerCount != info.LayerCount)
            return;

        byte[] buffer = ArrayPool<byte>.Shared.Rent(EntryFormat.MaxLength(info));
        try
        {
            int length = EntryFormat.Write(buffer, key, info.Name, embedding);
            files.Write(files.PathOf(key), buffer.AsSpan(0, length), time.GetUtcNow().UtcDateTime);
            Interlocked.Add(ref bytes, length);
            eviction.Added(length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"No more embeddings are kept in '{Folder}': {e.Message}";
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
