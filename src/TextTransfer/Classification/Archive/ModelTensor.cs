using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace TextTransfer.Classification.Archive;

/// <summary>A named array of a model file as it lies in the file.</summary>
/// <param name="Name">The name of its entry.</param>
/// <param name="Type"><see cref="Float32"/>, <see cref="Float64"/>, <see cref="Int8"/> or <see cref="Utf8"/>.</param>
/// <param name="Shape">Its extents.</param>
/// <param name="Bytes">Its content.</param>
internal sealed record ModelTensor(string Name, string Type, int[] Shape, byte[] Bytes)
{
    public const string Float32 = "f32";
    public const string Float64 = "f64";
    public const string Int8 = "i8";
    public const string Utf8 = "utf8";

    /// <summary>Refuses bytes that are no UTF-8.</summary>
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static ModelTensor Of(string name, ReadOnlySpan<float> values, params int[] shape)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return new(name, Float32, shape, bytes);
    }

    public static ModelTensor Of(string name, ReadOnlySpan<double> values, params int[] shape)
    {
        byte[] bytes = new byte[values.Length * sizeof(double)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
        return new(name, Float64, shape, bytes);
    }

    public static ModelTensor Of(string name, ReadOnlySpan<sbyte> values, params int[] shape) =>
        new(name, Int8, shape, MemoryMarshal.AsBytes(values).ToArray());

    public static ModelTensor Of(string name, IReadOnlyCollection<string> lines) =>
        new(name, Utf8, [lines.Count], Encoding.GetBytes(string.Join('\n', lines)));

    public float[] ToSingles()
    {
        float[] values = new float[Bytes.Length / sizeof(float)];
        for (int i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(Bytes.AsSpan(i * sizeof(float)));
        return values;
    }

    public double[] ToDoubles()
    {
        double[] values = new double[Bytes.Length / sizeof(double)];
        for (int i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(Bytes.AsSpan(i * sizeof(double)));
        return values;
    }

    public sbyte[] ToSignedBytes() => MemoryMarshal.Cast<byte, sbyte>(Bytes).ToArray();

    public string[] ToLines() => Bytes.Length == 0 ? [] : Encoding.GetString(Bytes).Split('\n');
}
