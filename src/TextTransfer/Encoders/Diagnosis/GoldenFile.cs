using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TextTransfer.Encoders.Diagnosis;

/// <summary><c>golden.json</c>: what an encoder gave when it was known to be right.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="SchemaVersion">The version of the layout.</param>
/// <param name="Settings">The settings in force.</param>
/// <param name="MadeWith">What it was made on.</param>
/// <param name="Files">The files that decide vectors, as they were.</param>
/// <param name="Texts">The texts, at least one.</param>
internal sealed record GoldenFile(
    string Format, int SchemaVersion, GoldenSettings Settings, GoldenOrigin MadeWith, DecisiveFile[] Files, GoldenText[] Texts)
{
    public const string Name = "golden.json";
    private const string FormatName = "texttransfer-golden";
    private const int CurrentSchema = 1;

    /// <summary>Texts of all languages as they are, not as escapes; the file is never put into HTML.</summary>
    private static readonly GoldenJson Json = new(new(GoldenJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string PathIn(string folder) => Path.Combine(Path.GetFullPath(folder), Name);

    public static GoldenFile Make(OnnxTextEncoder encoder, IReadOnlyList<EncodedText> encoded)
    {
        IReadOnlyDictionary<int, string> names = TokenNames.Read(encoder.Settings.TokenizerPath);
        return new(
            FormatName,
            CurrentSchema,
            GoldenSettings.Of(encoder.Info),
            GoldenOrigin.Of(InferenceRuntime.Read()),
            [.. encoder.Settings.FindDecisiveFiles().Select(f => DecisiveFile.Read(encoder.Settings.Folder, f))],
            [.. encoded.Select(e => GoldenText.Of(e, names))]);
    }

    /// <summary>Reads it from a folder; null where there is none.</summary>
    /// <exception cref="EncoderFormatException">It is damaged or of a newer version.</exception>
    public static GoldenFile? Read(string folder)
    {
        string path = PathIn(folder);
        if (!File.Exists(path))
            return null;

        try
        {
            GoldenFile golden = JsonSerializer.Deserialize(File.ReadAllBytes(path), Json.GoldenFile)
                ?? throw new EncoderFormatException(path, "holds null where golden texts belong.");
            return golden.Problem() is { } problem ? throw new EncoderFormatException(path, problem) : golden;
        }
        catch (JsonException e)
        {
            string reason = e.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0];
            throw new EncoderFormatException(path, $"cannot be read at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}{(e.Path is null ? "" : $" ({e.Path})")}: {reason}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EncoderFormatException(path, $"cannot be read: {e.Message}", e);
        }
    }

    public void Write(Stream stream)
    {
        JsonSerializer.Serialize(stream, this, Json.GoldenFile);
        stream.WriteByte((byte)'\n');
    }

    private string? Problem()
    {
        if (Format != FormatName)
            return $"its format is '{Format}', not '{FormatName}'.";
        if (SchemaVersion is < 1 or > CurrentSchema)
            return $"its schema version is {SchemaVersion}; this version of TextTransfer reads up to {CurrentSchema}.";
        if (Texts.Length == 0)
            return "it has no texts.";

        if (Array.IndexOf(Texts, null) is >= 0 and var noText)
            return $"texts[{noText}] is null.";
        if (Array.IndexOf(Files, null) is >= 0 and var noFile)
            return $"files[{noFile}] is null.";

        int odd = Array.FindIndex(Texts, t => t.Vector.Length != Settings.Dimension);
        return odd < 0 ? null : $"texts[{odd}].vector has {Texts[odd].Vector.Length} values; its dimension is {Settings.Dimension}.";
    }
}

/// <summary>What <c>golden.json</c> was made on: 8-bit vectors depend on it a little.</summary>
internal sealed record GoldenOrigin(string OnnxRuntime, string Platform, string[] CpuFeatures)
{
    public static GoldenOrigin Of(InferenceRuntime runtime) => new(runtime.OnnxRuntimeVersion!, runtime.Platform, [.. runtime.CpuFeatures]);

    public override string ToString() => string.Join(", ", [$"ONNX Runtime {OnnxRuntime}", Platform, .. CpuFeatures]);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(GoldenFile))]
internal sealed partial class GoldenJson : JsonSerializerContext;
