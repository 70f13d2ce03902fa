using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace TextTransfer.Web.Recurrence;

/// <summary>On how many pages of one site each block of text stands, told by hashes: some 30 bytes a different block.</summary>
internal sealed class BlockCounts
{
    /// <summary>Pages a block must stand on; two could be a page and its copy.</summary>
    private const int MinPages = 3;

    /// <summary>The share of pages it must stand on.</summary>
    private const double MinShare = 0.2;

    private readonly Dictionary<ulong, int> counts = [];
    private readonly HashSet<ulong> pages = [];

    /// <summary>Takes in a page, unless one of the same text was there.</summary>
    public void Add(string text, IEnumerable<Range> blocks)
    {
        if (!pages.Add(HashOf(text)))
            return;
        foreach (var block in blocks.Select(b => HashOf(text.AsSpan()[b])).Distinct())
            CollectionsMarshal.GetValueRefOrAddDefault(counts, block, out _)++;
    }

    /// <summary>The blocks on at least three pages and a fifth of all.</summary>
    public HashSet<ulong> Recurring()
    {
        var least = Math.Max(MinPages, MinShare * pages.Count);
        return [.. counts.Where(c => c.Value >= least).Select(c => c.Key)];
    }

    public static ulong HashOf(ReadOnlySpan<char> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
