using System.Buffers;
using System.Text;

namespace TextTransfer.Encoders;

/// <summary>Writes the fields of a message in the wire format of Protocol Buffers.</summary>
internal sealed class ProtobufWriter(int capacity = 256)
{
    private readonly ArrayBufferWriter<byte> bytes = new(capacity);

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    public ProtobufWriter Number(int field, long value)
    {
        Varint((uint)field << 3);
        Varint((ulong)value);
        return this;
    }

    public ProtobufWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Varint(((uint)field << 3) | 2);
        Varint((ulong)value.Length);
        bytes.Write(value);
        return this;
    }

    /// <summary>A message with one field of its own, whose bytes are written once.</summary>
    public ProtobufWriter Bytes(int field, int inner, ReadOnlySpan<byte> value)
    {
        ProtobufWriter head = new(capacity: 16);
        head.Varint(((uint)inner << 3) | 2);
        head.Varint((ulong)value.Length);
        Varint(((uint)field << 3) | 2);
        Varint((ulong)(head.bytes.WrittenCount + value.Length));
        bytes.Write(head.bytes.WrittenSpan);
        bytes.Write(value);
        return this;
    }

    public ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtobufWriter Message(int field, ProtobufWriter value) => Bytes(field, value.bytes.WrittenSpan);

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.Write([(byte)(value | 0x80)]);
        bytes.Write([(byte)value]);
    }
}
