using System.Runtime.InteropServices;

namespace TextTransfer.Vectors.Storage.Npy;

/// <summary>
/// NumPy's <c>.npy</c>: one two-dimensional array, and no place for anything else, since its readers refuse a header with
/// further keys.
/// </summary>
internal sealed class NpyFormat : IVectorFormat
{
    public static NpyFormat Instance { get; } = new();

    public bool HoldsMetadata => false;

    public bool HoldsIds => false;

    public void Write<T>(Stream stream, string file, IEnumerable<StoredRow<T>> rows, Func<int, VectorMetadata> metadata)
        where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("Vectors are written as they lie in memory, which must be little-endian.");

        // The header states the number of rows, which is known at the end: room for it first.
        stream.Write(new byte[NpyHeader.WrittenBytes]);
        (long count, int width) = (0, 0);
        foreach (StoredRow<T> row in rows)
        {
            stream.Write(MemoryMarshal.AsBytes(row.Values.Span));
            (count, width) = (count + 1, row.Values.Length);
        }

        stream.Position = 0;
        stream.Write(new NpyHeader(StoredType.DescriptionOf<T>(), IsFortranOrder: false, [count, width]).ToBytes());
        stream.Position = stream.Length;
    }

    public StoredVectors<T> Read<T>(Stream stream, string file)
        where T : unmanaged
    {
        try
        {
            NpyHeader header = NpyHeader.Read(stream);
            int itemBytes = ItemBytes<T>(header.Description);
            (int count, int width) = CheckShape(header, stream.Length - stream.Position, itemBytes);
            T[] values = new T[count * width];
            NpyData.Read(stream, header.Description, values);
            if (values is float[] floats)
                CheckFinite(floats, header.IsFortranOrder ? (i => (i % count, i / count)) : (i => (i / width, i % width)));
            return new(header.IsFortranOrder ? Transpose(values, count, width) : values, width);
        }
        catch (FormatException e)
        {
            throw new VectorFileException(file, e.Message, line: null, e);
        }
        catch (EndOfStreamException e)
        {
            throw new VectorFileException(file, "ends within its header; it was cut short: make or copy it again.", line: null, e);
        }
    }

    private static int ItemBytes<T>(string description) => (description, default(T)) switch
    {
        ("<f2", float) => 2,
        ("<f4", float) => 4,
        ("<f8", float) => 8,
        ("|i1", sbyte) or ("|u1", byte) => 1,
        ("|i1", _) => throw new FormatException($"holds 8-bit integers, not {StoredType.NameOf<T>()}; read it with {StoredType.ReaderOf(VectorPrecision.Int8)}."),
        ("|u1", _) => throw new FormatException($"holds bytes, not {StoredType.NameOf<T>()}; read it with {StoredType.ReaderOf(VectorPrecision.Binary)} if they are packed bits."),
        ("<f2" or "<f4" or "<f8", _) => throw new FormatException($"holds floats, not {StoredType.NameOf<T>()}; read it with {StoredType.ReaderOf(VectorPrecision.Float)}."),
        _ => throw new FormatException($"holds values of type '{description}'; known are <f2, <f4, <f8, |i1 and |u1: convert it with array.astype('<f4')."),
    };

    private static (int Count, int Width) CheckShape(NpyHeader header, long dataBytes, int itemBytes)
    {
        string shape = $"({string.Join(", ", header.Shape)})";
        if (header.Shape.Count != 2)
            throw new FormatException($"has the shape {shape}; vectors are rows of a two-dimensional array: use array.reshape(rows, -1).");
        (long count, long width) = (header.Shape[0], header.Shape[1]);
        if (count == 0 || width == 0)
            throw new FormatException($"has the shape {shape}: there are no vectors in it.");
        if (count > Array.MaxLength / width)
            throw new FormatException($"has the shape {shape}, more than the {Array.MaxLength} values that are read at once; split it.");
        long expected = count * width * itemBytes;
        if (expected != dataBytes)
            throw new FormatException($"has the shape {shape} of '{header.Description}', which takes {expected} bytes, but {dataBytes} bytes of data; {(dataBytes < expected ? "it was cut short: make or copy it again." : "one array belongs into one file.")}");
        return ((int)count, (int)width);
    }

    private static void CheckFinite(float[] values, Func<int, (int Row, int Column)> placeOf)
    {
        int at = Array.FindIndex(values, v => !float.IsFinite(v));
        if (at < 0)
            return;
        (int row, int column) = placeOf(at);
        throw new FormatException($"row {row}, value {column} (from 0) is {values[at]:R} or out of the range of 32-bit floats; leave out or mend the texts whose vectors are not finite.");
    }

    private static T[] Transpose<T>(T[] values, int count, int width)
    {
        T[] result = new T[values.Length];
        for (int j = 0; j < width; j++)
        {
            for (int i = 0; i < count; i++)
                result[(i * width) + j] = values[(j * count) + i];
        }

        return result;
    }
}
