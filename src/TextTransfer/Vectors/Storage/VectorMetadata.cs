using System.Text.Json;
using System.Text.Json.Serialization;

namespace TextTransfer.Vectors.Storage;

/// <summary>
/// What a file of vectors says about them: within Parquet as the value of a key, beside formats that have no place for it as
/// a file of its own (<see cref="Sidecar"/>).
/// </summary>
internal sealed record VectorMetadata
{
    public const string FormatName = "texttransfer-vectors";
    public const int CurrentSchema = 1;

    public string Format { get; init; } = FormatName;

    public int SchemaVersion { get; init; } = CurrentSchema;

    public required VectorPrecision Precision { get; init; }

    /// <summary>Values of one vector; rows of bits are an eighth as long.</summary>
    public required int Dimension { get; init; }

    public EncoderInfo? Encoder { get; init; }

    /// <summary>Of binary vectors: the value above which a bit is 1, for each dimension.</summary>
    public float[]? Mean { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, VectorMetadataJson.Default.VectorMetadata);

    /// <exception cref="VectorFileException">It is damaged or of a newer version.</exception>
    public static VectorMetadata Parse(string json, string file)
    {
        try
        {
            VectorMetadata metadata = JsonSerializer.Deserialize(json, VectorMetadataJson.Default.VectorMetadata) ?? throw new JsonException("it is null");
            metadata.Check(file);
            return metadata;
        }
        catch (JsonException e)
        {
            throw new VectorFileException(file, $"what it says about its vectors cannot be read ({e.Message}); write the file again.", line: null, e);
        }
    }

    /// <exception cref="VectorFileException">It is not what it should be, or of a newer version.</exception>
    public void Check(string file)
    {
        if (Format != FormatName)
            throw new VectorFileException(file, $"its format is '{Format}' and not '{FormatName}'.");
        if (SchemaVersion < 1)
            throw new VectorFileException(file, $"its layout is {SchemaVersion}, which is none; write the file again.");
        if (SchemaVersion > CurrentSchema)
            throw new VectorFileException(file, $"was written by a newer version of this library (layout {SchemaVersion}, this one reads up to {CurrentSchema}); update it.");
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(VectorMetadata))]
[JsonSerializable(typeof(SidecarDocument))]
internal sealed partial class VectorMetadataJson : JsonSerializerContext;
