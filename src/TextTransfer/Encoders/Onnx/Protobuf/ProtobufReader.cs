using System.Text;

namespace TextTransfer.Encoders;

/// <summary>Reads the fields of a message in the wire format of Protocol Buffers, one after another.</summary>
/// <param name="bytes">The message.</param>
/// <param name="start">Where it begins in what its offsets count from.</param>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes, int start)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int position;

    /// <summary>The number of the field.</summary>
    public int Field { get; private set; }

    public bool IsVarint { get; private set; }

    /// <summary>The value of a field of one number.</summary>
    public ulong Number { get; private set; }

    /// <summary>Where the value of the field begins.</summary>
    public int Offset { get; private set; }

    /// <summary>Its bytes.</summary>
    public int Length { get; private set; }

    /// <summary>Goes to the next field.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InvalidDataException">The message is cut off, or none.</exception>
    public bool Read()
    {
        if (!ReadVarint(out ulong tag))
            return false;
        Field = (int)(tag >> 3);
        IsVarint = (tag & 7) == 0;
        ulong length = 0;
        if ((tag & 7) is 0 or 2 && !ReadVarint(out length))
            throw new InvalidDataException("the message is cut off");
        Number = length;
        length = (tag & 7) switch
        {
            0 => 0,
            1 => 8,
            2 => length,
            5 => 4,
            _ => throw new InvalidDataException($"it has a field of the unknown type {tag & 7}"),
        };
        if (length > (ulong)(bytes.Length - position))
            throw new InvalidDataException("the message is cut off");
        (Offset, Length) = (start + position, (int)length);
        position += Length;
        return true;
    }

    /// <summary>Reads a number of a packed field.</summary>
    public bool ReadVarint(out ulong value)
    {
        value = 0;
        if (position == bytes.Length)
            return false;
        for (int shift = 0; shift < 64 && position < bytes.Length; shift += 7)
        {
            byte b = bytes[position++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
                return true;
        }
        throw new InvalidDataException("a number is cut off");
    }

    /// <summary>The value of the field as a message.</summary>
    public readonly ProtobufReader Message() => new(Value, Offset);

    /// <summary>The value of the field as text.</summary>
    public readonly string Text() => Encoding.UTF8.GetString(Value);

    /// <summary>The bytes of the field.</summary>
    public readonly ReadOnlySpan<byte> Value => bytes.Slice(Offset - start, Length);
}
