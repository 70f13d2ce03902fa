using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json;
using TextTransfer.Files;

namespace TextTransfer.Encoders;

/// <summary>
/// The weights of a module: <c>model.safetensors</c>, the length of a JSON header in 8 bytes, the header with type, shape and
/// place of every tensor, and their values little-endian.
/// </summary>
internal sealed class Safetensors
{
    public const string FileName = "model.safetensors";

    private readonly string path;
    private readonly byte[] bytes;
    private readonly int dataStart;

    private Safetensors(string path, byte[] bytes)
    {
        (this.path, this.bytes) = (path, bytes);
        if (bytes.Length < 8 || BinaryPrimitives.ReadUInt64LittleEndian(bytes) > (ulong)bytes.Length - 8)
            throw Damaged();
        dataStart = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    /// <summary>The SHA-256 of the file in lower-case hexadecimal.</summary>
    public string Hash => ContentHash.Of(bytes);

    public static Safetensors Open(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (File.Exists(path))
            return new(path, FolderFile.Read(path, File.ReadAllBytes));

        const string Pickle = "pytorch_model.bin";
        throw new EncoderFormatException(folder, File.Exists(Path.Combine(folder, Pickle))
            ? $"has its weights in {Pickle}, which can run code when read; open the model in sentence-transformers and save it anew, which writes {FileName}."
            : $"has no {FileName}; take it from the model's page.");
    }

    /// <summary>Reads a tensor as 32-bit values, row by row.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="count">Values it must have; null for any number.</param>
    public float[] Read(string name, long? count = null)
    {
        (string type, int start, int end) = Find(name);
        ReadOnlySpan<byte> data = bytes.AsSpan(dataStart + start, end - start);
        int width = type switch
        {
            "F32" => 4,
            "F16" or "BF16" => 2,
            _ => throw new EncoderFormatException(path, $"the tensor '{name}' is of type {type}; only F32, F16 and BF16 are supported."),
        };
        if (data.IsEmpty || data.Length % width != 0)
            throw Damaged();

        float[] values = new float[data.Length / width];
        if (values.Length != (count ?? values.Length))
            throw new EncoderFormatException(path, $"the tensor '{name}' has {values.Length} values where the module's config.json says {count}.");

        switch (type)
        {
            case "F32":
                MemoryMarshal.Cast<byte, float>(data).CopyTo(values);
                break;
            case "F16":
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(data), values);
                break;
            default:
                BrainFloat.Widen(MemoryMarshal.Cast<byte, ushort>(data), values);
                break;
        }

        return values;
    }

    private (string Type, int Start, int End) Find(string name)
    {
        try
        {
            using JsonDocument header = JsonDocument.Parse(bytes.AsMemory(8, dataStart - 8));
            if (!header.RootElement.TryGetProperty(name, out JsonElement tensor))
                throw new EncoderFormatException(path, $"has no tensor '{name}'; take the file from the model's page.");

            JsonElement place = tensor.GetProperty("data_offsets");
            int start = place[0].GetInt32(), end = place[1].GetInt32();
            return start >= 0 && end >= start && end <= bytes.Length - dataStart ? (tensor.GetProperty("dtype").GetString()!, start, end) : throw Damaged();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw Damaged(e);
        }
    }

    private EncoderFormatException Damaged(Exception? e = null) => new(path, "is not a whole safetensors file; a cut download is the usual cause.", e);
}
