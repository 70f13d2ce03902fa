using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace TextTransfer.Tests.Vectors;

public sealed partial class NpyFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>What <c>numpy.save</c> of NumPy 1.26 writes for the array [[1, 2], [3, 4]] of 32-bit floats.</summary>
    private static readonly byte[] SavedByNumPy =
    [
        0x93, .. "NUMPY"u8, 1, 0, 0x76, 0,
        .. Encoding.ASCII.GetBytes("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }".PadRight(117) + "\n"),
        0, 0, 0x80, 0x3F, 0, 0, 0, 0x40, 0, 0, 0x40, 0x40, 0, 0, 0x80, 0x40,
    ];

    [Fact]
    public void A_file_is_byte_by_byte_what_numpy_writes()
    {
        VectorFile.Write(folder.File("v.npy"), new VectorSet(new[] { 1f, 2, 3, 4 }, dimension: 2));
        Assert.Equal(SavedByNumPy, File.ReadAllBytes(folder.File("v.npy")));
    }

    [Fact]
    public void A_plain_parse_of_a_written_file_finds_the_values()
    {
        VectorSet vectors = VectorSamples.Create(37, 11, seed: 1);
        VectorFile.Write(folder.File("v.npy"), vectors);
        byte[] bytes = File.ReadAllBytes(folder.File("v.npy"));
        int start = 10 + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        Match shape = Shape().Match(Encoding.ASCII.GetString(bytes, 10, start - 10));
        Assert.Equal(0, start % 64);
        Assert.Equal("37", shape.Groups[1].Value);
        Assert.Equal("11", shape.Groups[2].Value);
        Assert.Equal(vectors.Values.ToArray(), Enumerable.Range(0, 37 * 11).Select(i => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(start + (i * 4)))));
    }

    [Theory]
    [InlineData("<f2", 1, false)]
    [InlineData("<f4", 1, true)]
    [InlineData("<f4", 2, false)]
    [InlineData("<f8", 3, false)]
    [InlineData("<f8", 1, true)]
    public void Every_width_order_and_version_is_read(string type, int version, bool isFortranOrder)
    {
        float[] values = [1, -0.5f, 0.25f, 3, 1024, -2];
        int[] order = isFortranOrder ? [0, 3, 1, 4, 2, 5] : [0, 1, 2, 3, 4, 5];
        byte[] data = [.. order.SelectMany(i => BytesOf(values[i], type))];
        VectorSet read = VectorFile.Read(folder.Write("v.npy", Npy($"{{'shape': (2, 3), \"descr\":'{type}','fortran_order': {(isFortranOrder ? "True" : "False")}}}", data, version)));
        Assert.Equal(3, read.Dimension);
        Assert.Equal(values, read.Values.ToArray());
    }

    [Fact]
    public void Packed_bits_without_a_description_are_signs()
    {
        BinaryVectors read = VectorFile.ReadBinary(folder.Write("v.npy", Npy("{'descr': '|u1', 'fortran_order': False, 'shape': (1, 2), }", [0b1010_0000, 0xFF])));
        Assert.Equal(16, read.Dimension);
        Assert.Equal([1, -1, 1, -1, -1, -1, -1, -1, 1, 1, 1, 1, 1, 1, 1, 1], read.ToSigns().Values.ToArray());
    }

    [Fact]
    public void Codes_without_scales_are_refused() =>
        AssertRefused(Npy("{'descr': '|i1', 'fortran_order': False, 'shape': (1, 2), }", [1, 2]), "scales", p => VectorFile.ReadInt8(p));

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }", 12, "cut short")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }", 20, "20 bytes of data")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (4,), }", 16, "reshape")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (), }", 4, "reshape")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 2), }", 0, "no vectors")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 0), }", 0, "no vectors")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296), }", 16, "(4294967296, 4294967296)")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999, 2), }", 16, "whole number")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-2, 2), }", 16, "whole number")]
    [InlineData("{'descr': '>f4', 'fortran_order': False, 'shape': (2, 2), }", 16, ">f4")]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (2, 2), }", 16, "|O")]
    [InlineData("{'descr': '|i1', 'fortran_order': False, 'shape': (2, 8), }", 16, "ReadInt8")]
    [InlineData("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2, 2), }", 16, "named columns")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, }", 16, "'shape'")]
    [InlineData("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }", 16, "'descr'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), 'x': 1}", 16, "'x'")]
    [InlineData("{'descr': '<f4', 'fortran_order': 0, 'shape': (2, 2), }", 16, "True or False")]
    [InlineData("{'descr': '<f4", 16, "string that ends")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2", 16, "parenthesis")]
    [InlineData("", 16, "'{'")]
    public void A_header_that_lies_or_is_damaged_is_refused_with_the_reason(string header, int dataBytes, string reason) =>
        AssertRefused(Npy(header, new byte[dataBytes]), reason, p => VectorFile.Read(p));

    [Fact]
    public void A_value_that_is_not_finite_is_named_with_its_place()
    {
        foreach (float value in (float[])[float.NaN, float.PositiveInfinity])
        {
            byte[] data = [.. new[] { 1f, 2, 3, 4, value, 6 }.SelectMany(v => BytesOf(v, "<f4"))];
            AssertRefused(Npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", data), "row 1, value 1", p => VectorFile.Read(p));
            AssertRefused(Npy("{'descr': '<f4', 'fortran_order': True, 'shape': (3, 2), }", data), "row 1, value 1", p => VectorFile.Read(p));
        }
    }

    [Fact]
    public void Any_cut_and_any_wrong_byte_of_the_header_is_refused_or_read_and_never_crashes()
    {
        for (int length = 0; length < SavedByNumPy.Length; length++)
            AssertRefused(SavedByNumPy[..length], "", p => VectorFile.Read(p));
        for (int at = 0; at < 128; at++)
        {
            byte[] wrong = [.. SavedByNumPy];
            wrong[at] ^= 0x15;
            string path = folder.Write("v.npy", wrong);
            Exception? e = Record.Exception(() => VectorFile.Read(path));
            Assert.True(e is null or VectorFileException, $"byte {at}: {e}");
        }
    }

    public void Dispose() => folder.Dispose();

    [GeneratedRegex(@"\((\d+), (\d+)\)")]
    private static partial Regex Shape();

    private static byte[] Npy(string header, byte[] data, int version = 1)
    {
        byte[] length = new byte[version == 1 ? 2 : 4];
        byte[] text = Encoding.ASCII.GetBytes(header + "\n");
        if (version == 1)
            BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)text.Length);
        else
            BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        return [0x93, .. "NUMPY"u8, (byte)version, 0, .. length, .. text, .. data];
    }

    private static byte[] BytesOf(float value, string type) => type switch
    {
        "<f2" => BitConverter.GetBytes((Half)value),
        "<f4" => BitConverter.GetBytes(value),
        _ => BitConverter.GetBytes((double)value),
    };

    private void AssertRefused(byte[] content, string reason, Action<string> read)
    {
        string path = folder.Write("v.npy", content);
        VectorFileException e = Assert.Throws<VectorFileException>(() => read(path));
        Assert.StartsWith(path + ": ", e.Message, StringComparison.Ordinal);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }
}
