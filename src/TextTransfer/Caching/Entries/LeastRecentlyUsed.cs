using System.IO.Enumeration;

namespace TextTransfer.Caching.Entries;

/// <summary>
/// Keeps a cache within its bound. It keeps no account: whoever has written a 64th of the bound looks at all files and deletes
/// the oldest when they come close to it. A process begins at a random point of its 64th, so that many short ones scan as
/// often as one long one. Two at once delete the same files, which is harmless.
/// </summary>
internal sealed class LeastRecentlyUsed(CacheFolder folder, long maxBytes, TimeProvider time)
{
    /// <summary>Writing takes milliseconds; what is older was left by a process that died.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private readonly long interval = maxBytes / 64;
    private readonly Lock scan = new();
    private long unseen = Random.Shared.NextInt64((maxBytes / 64) + 1);

    /// <summary>Takes note of an entry that was written, and scans when it is time.</summary>
    public void Added(long bytes)
    {
        if (Interlocked.Add(ref unseen, bytes) < interval || !scan.TryEnter())
            return;

        try
        {
            Interlocked.Exchange(ref unseen, 0);
            Trim();
        }
        finally
        {
            scan.Exit();
        }
    }

    private void Trim()
    {
        // Paths of all files would take many times the memory of their times and lengths.
        DateTimeOffset now = time.GetUtcNow();
        List<CacheFile> files = [];
        foreach (CacheFile file in folder.Enumerate((ref FileSystemEntry e) => Describe(ref e, hasPath: CacheFolder.IsTemporary(e.FileName))))
        {
            if (file.Path is { } temporary && (now - file.LastUsed).Duration() > Abandoned)
                CacheFolder.Delete(temporary);
            else
                files.Add(file);
        }

        // What others and this process write until their next scan has room above the limit.
        long total = files.Sum(f => f.Bytes);
        if (total <= maxBytes - interval)
            return;

        files.Sort((a, b) => a.LastUsed.CompareTo(b.LastUsed));
        int count = 0;
        while (count < files.Count && total > maxBytes / 10 * 9)
            total -= files[count++].Bytes;
        DateTimeOffset last = files[count - 1].LastUsed;
        int ties = files.Take(count).Count(f => f.LastUsed == last);
        foreach (CacheFile file in folder.Enumerate((ref FileSystemEntry e) => Describe(ref e, hasPath: e.LastWriteTimeUtc <= last)))
        {
            if (file.Path is { } path && (file.LastUsed < last || (file.LastUsed == last && ties-- > 0)))
                CacheFolder.Delete(path);
        }

        folder.DeleteEmptyFolders();
    }

    private static CacheFile Describe(ref FileSystemEntry entry, bool hasPath) =>
        new(hasPath ? entry.ToFullPath() : null, entry.Length, entry.LastWriteTimeUtc);

    private readonly record struct CacheFile(string? Path, long Bytes, DateTimeOffset LastUsed);
}
