using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using TextTransfer.Files;

namespace TextTransfer.Classification.Archive;

/// <summary>
/// An open model file whose manifest has been checked. Anything in it may be wrong; what is wrong is
/// <see cref="InvalidDataException"/> or <see cref="JsonException"/> here; whoever opened the file adds its name.
/// </summary>
internal sealed class ModelArchive : IDisposable
{
    private readonly ZipArchive archive;

    public ModelArchive(Stream stream)
    {
        archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        byte[] json = ReadEntry(ManifestDocument.EntryName);
        if (Encoding.ASCII.GetString(ReadEntry(ManifestDocument.HashEntryName)) != ContentHash.Of(json))
            throw new InvalidDataException("its manifest does not match its hash");
        if (!Utf8.IsValid(json))
            throw new InvalidDataException("its manifest is not UTF-8");
        using (JsonDocument document = JsonDocument.Parse(json))
            CheckVersion(document.RootElement);
        Manifest = JsonSerializer.Deserialize(json, ManifestJson.Default.ManifestDocument)
            ?? throw new InvalidDataException("its manifest is empty");
        if ((Manifest.Model is null) == (Manifest.MultiLabel is null))
            throw new InvalidDataException("its manifest does not describe one model");
    }

    public ManifestDocument Manifest { get; }

    public bool Contains(string name) => Manifest.Tensors.Any(t => t.Name == name);

    /// <summary>Reads a tensor whose entry, type and shape are as expected.</summary>
    /// <param name="name">The name of its entry.</param>
    /// <param name="type">One of the types of <see cref="ModelTensor"/>.</param>
    /// <param name="shape">The extents it must have; −1 for any.</param>
    public ModelTensor Read(string name, string type, params int[] shape)
    {
        TensorEntry entry = Manifest.Tensors.FirstOrDefault(t => t.Name == name) ?? throw new InvalidDataException($"'{name}' is missing");
        bool fits = entry.Type == type && entry.Shape.Count == shape.Length && entry.Shape.Zip(shape).All(s => s.First >= 0 && s.Second is -1 || s.First == s.Second);
        if (!fits)
            throw new InvalidDataException($"'{name}' is {entry.Type} [{string.Join(" × ", entry.Shape)}] and not {type} [{string.Join(" × ", shape)}]");

        byte[] bytes = ReadEntry(name);
        if (ContentHash.Of(bytes) != entry.Sha256)
            throw new InvalidDataException($"'{name}' does not match its hash");
        long count = entry.Shape.Aggregate(1L, (product, extent) => checked(product * extent));
        int size = type switch { ModelTensor.Float32 => sizeof(float), ModelTensor.Float64 => sizeof(double), ModelTensor.Int8 => 1, _ => 0 };
        if (size > 0 && bytes.Length != count * size)
            throw new InvalidDataException($"'{name}' has {bytes.Length} bytes for {count} values");
        return new ModelTensor(name, type, [.. entry.Shape], bytes);
    }

    public void Dispose() => archive.Dispose();

    private static void CheckVersion(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("format", out JsonElement format) || format.ValueKind != JsonValueKind.String || format.GetString() != ManifestDocument.FormatName
            || !root.TryGetProperty("schemaVersion", out JsonElement version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out int schema) || schema < 1)
            throw new InvalidDataException("its manifest is not that of a model");
        if (schema > ManifestDocument.CurrentSchema)
            throw new NewerSchemaException(schema);
        if (schema < ManifestDocument.OldestSchema)
            throw new InvalidDataException($"it was written by a development version (schema {schema})");
    }

    /// <summary>Reads a stored entry; its length is bounded by that of the file before anything is allocated.</summary>
    private byte[] ReadEntry(string name)
    {
        ZipArchiveEntry entry = archive.GetEntry(name) ?? throw new InvalidDataException($"'{name}' is missing");
        if (entry.CompressedLength != entry.Length || entry.Length > Array.MaxLength)
            throw new InvalidDataException($"'{name}' is compressed or too long");
        using Stream stream = entry.Open();
        byte[] bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
