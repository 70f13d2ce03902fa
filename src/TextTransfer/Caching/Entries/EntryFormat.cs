using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace TextTransfer.Caching.Entries;

/// <summary>
/// The bytes of one entry: header, key (32), encoder's name (UTF-8), layers (float32, lowest first), sentence vector unless it
/// is the last layer, SHA-256 of all that (32). Numbers are in the machine's order, little-endian but for rarities: the key
/// covers the machine's kind, so no other reads them.
/// </summary>
internal static class EntryFormat
{
    private const uint Magic = 0x626D_6554; // "Temb"
    private const ushort Version = 1;
    private const int ChecksumLength = SHA256.HashSizeInBytes;

    /// <summary>Letters kept of the encoder's name, which is for people.</summary>
    private const int LongestName = 256;

    [Flags]
    private enum Traits : ushort
    {
        None = 0,
        IsTruncated = 1,
        HasOwnVector = 2,
    }

    private static int NameStart => Unsafe.SizeOf<Header>() + SHA256.HashSizeInBytes;

    /// <summary>Bytes that hold every entry's header and name.</summary>
    public static int HeadLength => NameStart + Encoding.UTF8.GetMaxByteCount(LongestName);

    /// <summary>Bytes that hold every entry of an encoder.</summary>
    public static int MaxLength(EncoderInfo info) => HeadLength + ((info.LayerCount + 1) * info.Dimension * sizeof(float)) + ChecksumLength;

    /// <summary>Lays out an entry and gives its length.</summary>
    public static int Write(Span<byte> entry, EntryKey key, string name, TextEmbedding embedding)
    {
        ReadOnlySpan<byte> vector = MemoryMarshal.AsBytes(embedding.Vector.Span);
        bool hasOwnVector = !vector.SequenceEqual(MemoryMarshal.AsBytes(embedding.Layer(embedding.LayerCount - 1)));
        int nameLength = Encoding.UTF8.GetBytes(name.AsSpan(0, Math.Min(name.Length, LongestName)), entry[NameStart..]);
        Header header = new()
        {
            Magic = Magic,
            Version = Version,
            Traits = (embedding.IsTruncated ? Traits.IsTruncated : Traits.None) | (hasOwnVector ? Traits.HasOwnVector : Traits.None),
            Dimension = embedding.Vector.Length,
            LayerCount = embedding.LayerCount,
            TokenCount = embedding.TokenCount,
            WindowCount = embedding.WindowCount,
            NameLength = nameLength,
        };
        MemoryMarshal.Write(entry, header);
        key.Hash.CopyTo(entry[Unsafe.SizeOf<Header>()..]);
        int length = NameStart + nameLength;
        for (int layer = 0; layer < embedding.LayerCount; layer++)
            Append(entry, MemoryMarshal.AsBytes(embedding.Layer(layer)), ref length);
        if (hasOwnVector)
            Append(entry, vector, ref length);
        SHA256.HashData(entry[..length], entry[length..]);
        return length + ChecksumLength;
    }

    /// <summary>Reads an entry.</summary>
    /// <returns>The embedding that was written, bit for bit; nothing when these bytes are not an entry of that key and encoder.</returns>
    public static TextEmbedding? Read(ReadOnlySpan<byte> entry, EntryKey key, EncoderInfo info)
    {
        if (entry.Length < NameStart + ChecksumLength)
            return null;

        Header header = MemoryMarshal.Read<Header>(entry);
        if (header.Magic != Magic || header.Version != Version || header.Dimension != info.Dimension || header.LayerCount != info.LayerCount
            || header.NameLength < 0 || !entry.Slice(Unsafe.SizeOf<Header>(), key.Hash.Length).SequenceEqual(key.Hash))
            return null;

        int layersLength = info.LayerCount * info.Dimension * sizeof(float);
        int vectorLength = header.Traits.HasFlag(Traits.HasOwnVector) ? info.Dimension * sizeof(float) : 0;
        if ((long)NameStart + header.NameLength + layersLength + vectorLength + ChecksumLength != entry.Length)
            return null;

        Span<byte> checksum = stackalloc byte[ChecksumLength];
        SHA256.HashData(entry[..^ChecksumLength], checksum);
        if (!checksum.SequenceEqual(entry[^ChecksumLength..]))
            return null;

        ReadOnlySpan<byte> values = entry[(NameStart + header.NameLength)..^ChecksumLength];
        float[] layers = MemoryMarshal.Cast<byte, float>(values[..layersLength]).ToArray();
        ReadOnlyMemory<float> vector = vectorLength == 0
            ? layers.AsMemory(layers.Length - info.Dimension)
            : MemoryMarshal.Cast<byte, float>(values[layersLength..]).ToArray();
        return new(vector, layers, header.TokenCount, header.WindowCount, header.Traits.HasFlag(Traits.IsTruncated));
    }

    /// <summary>The encoder's name in the beginning of an entry; nothing when it is not one.</summary>
    public static string? ReadName(ReadOnlySpan<byte> head)
    {
        if (head.Length < NameStart)
            return null;

        Header header = MemoryMarshal.Read<Header>(head);
        return header.Magic == Magic && header.Version == Version && header.NameLength >= 0 && header.NameLength <= head.Length - NameStart
            ? Encoding.UTF8.GetString(head.Slice(NameStart, header.NameLength))
            : null;
    }

    private static void Append(Span<byte> entry, ReadOnlySpan<byte> bytes, ref int length)
    {
        bytes.CopyTo(entry[length..]);
        length += bytes.Length;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct Header
    {
        public uint Magic;
        public ushort Version;
        public Traits Traits;
        public int Dimension;
        public int LayerCount;
        public int TokenCount;
        public int WindowCount;
        public int NameLength;
    }
}
