namespace TextTransfer.Vectors.Storage.Parquet;

/// <summary>
/// Walks through one struct in Thrift's compact protocol without building anything, bounded in depth and by the bytes there
/// are. The Parquet package neither looks for the end of the bytes nor bounds the depth, so that a damaged file would keep it
/// busy for ever; it is given nothing that has not passed here.
/// </summary>
internal ref struct ThriftScan(ReadOnlySpan<byte> bytes)
{
    private const int MaxDepth = 24;

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private readonly Dictionary<(int Outer, int Inner), long> numbers = [];

    /// <summary>Bytes the struct took.</summary>
    public int Length { get; private set; }

    /// <summary>Walks through the struct.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static ThriftScan Of(ReadOnlySpan<byte> bytes)
    {
        ThriftScan scan = new(bytes);
        scan.SkipStruct(depth: 1, outer: 0);
        return scan;
    }

    /// <summary>A whole number, or the length of a list, that is a field of the struct itself; 0 when absent.</summary>
    public readonly long Number(int field) => numbers.GetValueOrDefault((0, field));

    /// <summary>A whole number of a struct that is a field of the struct; 0 when absent.</summary>
    public readonly long Number(int outer, int field) => numbers.GetValueOrDefault((outer, field));

    private void SkipStruct(int depth, int outer)
    {
        int field = 0;
        while (NextByte() is var head and not 0)
        {
            field = head >> 4 != 0 ? field + (head >> 4) : (short)ZigZag(NextVarint());
            long? number = SkipValue(head & 0x0F, depth, field, isElement: false);
            if (depth <= 2 && number is { } value)
                numbers[(depth == 1 ? 0 : outer, field)] = value;
        }
    }

    /// <returns>The value of a whole number, the length of a list.</returns>
    private long? SkipValue(int type, int depth, int field, bool isElement)
    {
        if (depth > MaxDepth)
            throw new InvalidDataException($"it is nested more than {MaxDepth} deep");
        switch (type)
        {
            case 1 or 2: // A boolean is in the head of a field, and a byte in a list.
                if (isElement)
                    NextByte();
                return null;
            case 3:
                return (sbyte)NextByte();
            case 4 or 5 or 6:
                return ZigZag(NextVarint());
            case 7:
                Skip(sizeof(double));
                return null;
            case 8:
                Skip(NextVarint());
                return null;
            case 9 or 10:
                return SkipList(depth);
            case 11:
                SkipMap(depth);
                return null;
            case 12:
                SkipStruct(depth + 1, field);
                return null;
            default:
                throw new InvalidDataException($"there is no type {type}");
        }
    }

    /// <remarks>Every element takes at least a byte, so that a list cannot be longer than the bytes there are.</remarks>
    private long SkipList(int depth)
    {
        byte head = NextByte();
        ulong count = head >> 4 == 15 ? NextVarint() : (ulong)(head >> 4);
        for (ulong i = 0; i < count; i++)
            SkipValue(head & 0x0F, depth + 1, field: 0, isElement: true);
        return (long)count;
    }

    private void SkipMap(int depth)
    {
        ulong count = NextVarint();
        int types = count > 0 ? NextByte() : 0;
        for (ulong i = 0; i < count; i++)
        {
            SkipValue(types >> 4, depth + 1, field: 0, isElement: true);
            SkipValue(types & 0x0F, depth + 1, field: 0, isElement: true);
        }
    }

    private ulong NextVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte b = NextByte();
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }

        throw new InvalidDataException("a number does not end");
    }

    private byte NextByte()
    {
        Skip(1);
        return bytes[Length - 1];
    }

    private void Skip(ulong count)
    {
        if (count > (ulong)(bytes.Length - Length))
            throw new InvalidDataException("it ends too early");
        Length += (int)count;
    }

    private static long ZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
