namespace TextTransfer.Web.Sources;

/// <summary>
/// The last four bytes of gzip data: the length of what the last member holds, modulo 2^32 (RFC 1952, ISIZE). The runtime takes
/// the end of its input for the end of the data; here the two are told apart.
/// </summary>
internal struct GzipTrailer
{
    /// <summary>Header and trailer alone, with the shortest data there are.</summary>
    private const int MinLength = 20;

    private long length;
    private uint size;

    /// <summary>Takes in the next part of the data as they are stored.</summary>
    public void Add(ReadOnlySpan<byte> part)
    {
        length += part.Length;
        foreach (var next in part[Math.Max(0, part.Length - sizeof(uint))..])
            size = (size >> 8) | ((uint)next << 24);
    }

    /// <summary>Whether the data are whole: where they were cut off, their last bytes are as good as random and hardly ever small enough.</summary>
    /// <param name="unzipped">The bytes that came of them; more than the trailer says when there are several members.</param>
    public readonly bool Fits(long unzipped) => length >= MinLength && size <= unzipped;
}
