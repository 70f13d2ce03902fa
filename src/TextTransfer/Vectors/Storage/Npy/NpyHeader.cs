using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace TextTransfer.Vectors.Storage.Npy;

/// <summary>
/// The header of a <c>.npy</c> file (NumPy Enhancement Proposal 1): a magic string, a version, a length, and the text of a
/// Python dictionary with exactly the keys <c>descr</c>, <c>fortran_order</c> and <c>shape</c>.
/// </summary>
internal sealed record NpyHeader(string Description, bool IsFortranOrder, IReadOnlyList<long> Shape)
{
    /// <summary>Room for the longest shape there is, so that the number of rows can be put in when it is known.</summary>
    public const int WrittenBytes = 128;

    /// <summary>NumPy itself writes at most 64 KiB unless columns have names.</summary>
    private const int MaxTextBytes = 1 << 16;

    /// <summary>What follows the first byte, 0x93.</summary>
    private static ReadOnlySpan<byte> Magic => "NUMPY"u8;

    /// <summary>The bytes of a header in format 1.0.</summary>
    public byte[] ToBytes()
    {
        string shape = string.Join(", ", Shape.Select(e => e.ToString(CultureInfo.InvariantCulture)));
        string text = $"{{'descr': '{Description}', 'fortran_order': {(IsFortranOrder ? "True" : "False")}, 'shape': ({shape}), }}";
        byte[] bytes = new byte[WrittenBytes];
        bytes.AsSpan().Fill((byte)' ');
        bytes[0] = 0x93;
        Magic.CopyTo(bytes.AsSpan(1));
        (bytes[6], bytes[7]) = (1, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), WrittenBytes - 10);
        Encoding.ASCII.GetBytes(text, bytes.AsSpan(10));
        bytes[^1] = (byte)'\n';
        return bytes;
    }

    /// <summary>Reads a header in format 1.0, 2.0 or 3.0; the stream is then where the data begin.</summary>
    /// <exception cref="FormatException">It is not one; the message says why.</exception>
    /// <exception cref="EndOfStreamException">It is cut short.</exception>
    public static NpyHeader Read(Stream stream)
    {
        Span<byte> start = stackalloc byte[8];
        stream.ReadExactly(start);
        if (start[0] != 0x93 || !start[1..6].SequenceEqual(Magic))
            throw new FormatException("does not begin with the signature of NumPy's .npy format; save it with numpy.save.");
        if (start[6] is < 1 or > 3 || start[7] != 0)
            throw new FormatException($"is of version {start[6]}.{start[7]} of the .npy format; 1.0, 2.0 and 3.0 are known.");

        Span<byte> length = stackalloc byte[start[6] == 1 ? sizeof(ushort) : sizeof(uint)];
        stream.ReadExactly(length);
        uint textBytes = start[6] == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(length) : BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (textBytes > MaxTextBytes)
            throw new FormatException($"states a header of {textBytes} bytes, more than an array of numbers needs; save a plain two-dimensional array.");
        byte[] text = new byte[textBytes];
        stream.ReadExactly(text);
        return new NpyHeaderParser(Encoding.UTF8.GetString(text)).Parse();
    }
}
