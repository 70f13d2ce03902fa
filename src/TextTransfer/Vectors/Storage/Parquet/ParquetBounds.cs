using System.Buffers.Binary;
using Parquet.Meta;

namespace TextTransfer.Vectors.Storage.Parquet;

/// <summary>
/// Checks the parts of a Parquet file that say how much there is to read, before the Parquet package believes them.
/// </summary>
/// <remarks>Layout: "PAR1", column chunks made of pages with a header each, the footer, its length in 4 bytes, "PAR1".</remarks>
/// <exception cref="InvalidDataException">Something in it is wrong.</exception>
internal static class ParquetBounds
{
    private const int MaxFooterBytes = 1 << 26;
    private const int MaxPageHeaderBytes = 1 << 16;

    /// <summary>Far more than a table of vectors has; the package's recursion over them is bounded by it.</summary>
    private const int MaxSchemaElements = 1000;

    /// <summary>More than this no page of numbers was ever compressed, but for what is small anyway.</summary>
    private const long MaxRatio = 1024;
    private const long SmallSize = 1 << 20;

    private static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>Checks the footer.</summary>
    public static void CheckFooter(Stream stream)
    {
        Span<byte> tail = stackalloc byte[8];
        if (stream.Length < 12)
            throw new InvalidDataException("it is too short");
        ReadAt(stream, stream.Length - tail.Length, tail);
        if (!tail[4..].SequenceEqual(Magic))
            throw new InvalidDataException("it does not end with the signature PAR1");
        int length = BinaryPrimitives.ReadInt32LittleEndian(tail);
        if (length < 1 || length > MaxFooterBytes || length > stream.Length - 12)
            throw new InvalidDataException($"its footer states a length of {length} bytes");

        byte[] footer = new byte[length];
        ReadAt(stream, stream.Length - 8 - length, footer);
        long elements = ThriftScan.Of(footer).Number(2);
        if (elements is < 1 or > MaxSchemaElements)
            throw new InvalidDataException($"its schema has {elements} elements; up to {MaxSchemaElements} are read");
    }

    /// <summary>Checks the pages of one column chunk.</summary>
    /// <returns>The values it holds.</returns>
    public static long CheckChunk(Stream stream, ColumnChunk? chunk)
    {
        if (chunk?.MetaData is not { } column)
            throw new InvalidDataException("a column chunk is missing");
        long position = column.DictionaryPageOffset is > 0 and { } dictionary ? Math.Min(dictionary, column.DataPageOffset) : column.DataPageOffset;
        long count = column.NumValues;
        if (position < 4 || column.TotalCompressedSize < 0 || column.TotalCompressedSize > stream.Length - position)
            throw new InvalidDataException($"a column chunk states {column.TotalCompressedSize} bytes at {position}");
        if (count < 0 || count > SmallSize + (MaxRatio * column.TotalCompressedSize))
            throw new InvalidDataException($"a column chunk of {column.TotalCompressedSize} bytes states {count} values");

        long end = position + column.TotalCompressedSize;
        long found = 0;
        byte[] buffer = new byte[MaxPageHeaderBytes];
        while (found < count)
        {
            Span<byte> bytes = buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - position));
            ReadAt(stream, position, bytes);
            ThriftScan header = ThriftScan.Of(bytes);
            (long size, long compressed) = (header.Number(2), header.Number(3));
            position += header.Length + compressed;
            if (compressed < 0 || position > end || size < 0 || size > Math.Min(Array.MaxLength, SmallSize + (MaxRatio * compressed)))
                throw new InvalidDataException($"a page of {compressed} bytes states {size} bytes");
            long values = header.Number(5, 1) + header.Number(8, 1);
            if (values < 0 || (values == 0 && position == end))
                throw new InvalidDataException($"a page states {values} values");
            found += values;
        }

        return found == count ? count : throw new InvalidDataException($"a column chunk states {count} values and its pages {found}");
    }

    private static void ReadAt(Stream stream, long position, Span<byte> target)
    {
        stream.Position = position;
        stream.ReadExactly(target);
    }
}
