using System.IO.Compression;
using System.Text;
using System.Text.Json;
using TextTransfer.Classification.Archive;
using TextTransfer.Classification.Training;
using TextTransfer.Files;
using TextTransfer.FineTuning;

namespace TextTransfer.Classification.ModelFile;

/// <summary>
/// Writes a model as a ZIP file of stored entries: the manifest, its hash, the tensors of the views, and those of
/// the training examples unless they are left out. Nothing is compressed, so that a
/// reader never allocates more than the file is long, and the bytes are the same everywhere.
/// </summary>
internal static class ModelWriter
{
    /// <summary>The earliest time a ZIP file can state: files of the same model are the same.</summary>
    private static readonly DateTimeOffset Timestamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(string path, ModelManifest manifest, MixtureModel model, EmbeddedCorpus? examples, EncoderAdapters? adapters) =>
        Write(path,
            [
                adapters is null ? [] : AdapterTensors.Of(adapters),
                model.HeldOut is { } heldOut ? [heldOut.ToTensor()] : [],
                model.Novelty?.ToTensors() ?? [],
                .. manifest.Summary.Views.Zip(model.Views, (view, fitted) => fitted.Model.ToTensors(view.Name)),
                examples is null ? [] : ExampleTensors.Of(examples),
            ],
            (format, schema, tensors) => new(format, schema, tensors, Model: manifest));

    public static void Write(string path, MultiLabelManifest manifest, OneVsRestModel model) =>
        Write(path, manifest.Summary.Views.Zip(model.Views, (view, fitted) => fitted.Model.ToTensors(view.Name)), (format, schema, tensors) => new(format, schema, tensors, MultiLabel: manifest));

    private static void Write(
        string path, IEnumerable<IEnumerable<ModelTensor>> parts, Func<string, int, IReadOnlyList<TensorEntry>, ManifestDocument> describe)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelTensor[] tensors = [.. parts.SelectMany(t => t)];
        ManifestDocument document = describe(ManifestDocument.FormatName, ManifestDocument.CurrentSchema,
            [.. tensors.Select(t => new TensorEntry(t.Name, t.Type, t.Shape, ContentHash.Of(t.Bytes)))]);
        AtomicFile.Write(path, stream => Write(stream, document, tensors));
    }

    private static void Write(Stream stream, ManifestDocument document, ModelTensor[] tensors)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(document, ManifestJson.Default.ManifestDocument);

        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Add(archive, ManifestDocument.EntryName, json);
        Add(archive, ManifestDocument.HashEntryName, Encoding.ASCII.GetBytes(ContentHash.Of(json)));
        foreach (ModelTensor tensor in tensors)
            Add(archive, tensor.Name, tensor.Bytes);
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = Timestamp;
        using Stream stream = entry.Open();
        stream.Write(content);
    }
}
