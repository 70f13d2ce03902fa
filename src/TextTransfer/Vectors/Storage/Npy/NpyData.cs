using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace TextTransfer.Vectors.Storage.Npy;

/// <summary>The numbers of a <c>.npy</c> file, little-endian, one after another.</summary>
internal static class NpyData
{
    private const int BlockItems = 1 << 15;

    /// <summary>Reads as many values as there is room for, converting floats of other widths.</summary>
    public static void Read<T>(Stream stream, string description, T[] values)
        where T : unmanaged
    {
        if (values is not float[] floats)
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            return;
        }

        int itemBytes = description[2] - '0';
        byte[] block = new byte[BlockItems * itemBytes];
        for (int done = 0; done < floats.Length; done += BlockItems)
        {
            Span<float> target = floats.AsSpan(done, Math.Min(BlockItems, floats.Length - done));
            Span<byte> bytes = block.AsSpan(0, target.Length * itemBytes);
            stream.ReadExactly(bytes);
            Convert(bytes, itemBytes, target);
        }
    }

    private static void Convert(ReadOnlySpan<byte> bytes, int itemBytes, Span<float> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            ReadOnlySpan<byte> item = bytes[(i * itemBytes)..];
            target[i] = itemBytes switch
            {
                2 => (float)BinaryPrimitives.ReadHalfLittleEndian(item),
                4 => BinaryPrimitives.ReadSingleLittleEndian(item),
                _ => (float)BinaryPrimitives.ReadDoubleLittleEndian(item),
            };
        }
    }
}
