using System.Text.Json.Serialization;

namespace TextTransfer.Classification.Archive;

/// <summary>The content of <c>manifest.json</c>.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="SchemaVersion">The version of the file's layout; a reader takes all from <see cref="OldestSchema"/> to its own.</param>
/// <param name="Tensors">The other entries of the file.</param>
/// <param name="Model">What the model is, for one with a class per text.</param>
/// <param name="MultiLabel">What the model is, for one with any number of labels per text; either this or <paramref name="Model"/> is there.</param>
internal sealed record ManifestDocument(
    string Format,
    int SchemaVersion,
    [property: JsonPropertyOrder(1)] IReadOnlyList<TensorEntry> Tensors,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ModelManifest? Model = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MultiLabelManifest? MultiLabel = null)
{
    public const string FormatName = "texttransfer-model";
    public const int CurrentSchema = 4;

    /// <summary>Schema 1 was that of development versions, which averaged probabilities where logits are added now; schema 2 has no view of titles; schema 3 no held-out answers, and knows nothing of fine-tuning.</summary>
    public const int OldestSchema = 2;

    public const string EntryName = "manifest.json";

    /// <summary>The entry with the SHA-256 of the manifest, which itself holds those of all others.</summary>
    public const string HashEntryName = "manifest.sha256";
}

/// <summary>One tensor of a model file.</summary>
/// <param name="Name">The name of its entry.</param>
/// <param name="Type"><c>f32</c> or <c>f64</c>, little-endian; <c>i8</c>; <c>utf8</c>, lines parted by line feeds.</param>
/// <param name="Shape">Its extents, row by row.</param>
/// <param name="Sha256">SHA-256 of its bytes in lower-case hexadecimal.</param>
internal sealed record TensorEntry(string Name, string Type, IReadOnlyList<int> Shape, string Sha256);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ManifestDocument))]
internal sealed partial class ManifestJson : JsonSerializerContext;
