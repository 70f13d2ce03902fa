using System.Text.Json;
using System.Text.Json.Serialization;
using TextTransfer.Files;

namespace TextTransfer.Store.Hub;

/// <summary>The content of <see cref="FileName"/>: what a stored encoder is pinned to.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="SchemaVersion">The version of this layout.</param>
/// <param name="Id"><c>owner/name</c>.</param>
/// <param name="Revision">The revision that was asked for.</param>
/// <param name="Commit">The commit it stood for.</param>
/// <param name="Endpoint">Where it was pulled from.</param>
/// <param name="Variant">The path of the chosen ONNX file in the repository.</param>
/// <param name="Files">All files but <c>golden.json</c>, in the order of their paths.</param>
internal sealed record LockDocument(
    string Format, int SchemaVersion, string Id, string Revision, string Commit, string Endpoint, string Variant, IReadOnlyList<StoredFile> Files)
{
    public const string FileName = "texttransfer.lock.json";
    public const string FormatName = "texttransfer-encoder-lock";
    public const int CurrentSchema = 1;

    public static void Write(StoredEncoder encoder, string folder) => AtomicFile.Write(Path.Combine(folder, FileName), stream =>
        JsonSerializer.Serialize(
            stream,
            new LockDocument(FormatName, CurrentSchema, encoder.Id.Repository, encoder.Id.Revision, encoder.Commit, encoder.Endpoint, encoder.Variant, encoder.Files),
            LockJson.Default.LockDocument));

    /// <summary>Reads the lock file of a folder; <see langword="null"/> when there is none.</summary>
    public static StoredEncoder? Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return null;

        try
        {
            LockDocument document = JsonSerializer.Deserialize(DiskErrors.Reading(path, () => File.ReadAllBytes(path)), LockJson.Default.LockDocument) ?? throw new JsonException("It is null.");
            if (document.Format != FormatName)
                throw new JsonException($"Its format is '{document.Format}'.");
            if (document.SchemaVersion > CurrentSchema)
                throw new EncoderStoreException($"{path}: written by a newer version (schema {document.SchemaVersion}, this one reads {CurrentSchema}); update, or pull the encoder again with --force (option Force).");
            if (!HubModelId.TryParse($"{document.Id}@{document.Revision}", out HubModelId? id))
                throw new JsonException($"'{document.Id}@{document.Revision}' is not the id of a model.");
            if (!HubModelId.TryParse($"{document.Id}@{document.Commit}", out HubModelId? commit) || !commit.IsCommit)
                throw new JsonException($"Its commit is '{document.Commit}', not 40 hexadecimal digits.");
            foreach (StoredFile file in document.Files)
                HubFile.RefuseEscape(file.Path, path);

            return new()
            {
                Id = id,
                Commit = document.Commit,
                Endpoint = document.Endpoint,
                Variant = document.Variant,
                Folder = folder,
                Files = document.Files,
            };
        }
        catch (JsonException e)
        {
            throw new EncoderStoreException($"{path}: not a lock file of an encoder ({e.Message}) Pull the encoder again with --force (option Force).", e);
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LockDocument))]
internal sealed partial class LockJson : JsonSerializerContext;
