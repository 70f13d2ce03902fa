using System.Text.Json;

namespace TextTransfer.Encoders;

/// <summary>One JSON file of an encoder folder, with reads that name the file when they fail.</summary>
internal sealed class FolderJson : IDisposable
{
    private readonly JsonDocument document;

    private FolderJson(string path, JsonDocument document) => (Path, this.document) = (path, document);

    public string Path { get; }

    public JsonElement Root => document.RootElement;

    /// <summary>The full path of a file that must be there.</summary>
    public static string Require(string folder, string file, string remedy)
    {
        string path = System.IO.Path.Combine(folder, file);
        return File.Exists(path) ? path : throw new EncoderFormatException(folder, $"has no {file}; {remedy}");
    }

    /// <summary>Opens a file whose root is of one kind.</summary>
    public static FolderJson Open(string path, JsonValueKind root = JsonValueKind.Object)
    {
        try
        {
            JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement.ValueKind == root
                ? new(path, json)
                : throw new EncoderFormatException(path, $"holds a JSON {json.RootElement.ValueKind} where an {root} belongs; take the file from the model's page.");
        }
        catch (JsonException e)
        {
            throw new EncoderFormatException(path, $"is not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EncoderFormatException(path, $"cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Opens a file that may be absent.</summary>
    public static FolderJson? Find(string folder, string file)
    {
        string path = System.IO.Path.Combine(folder, file);
        return File.Exists(path) ? Open(path) : null;
    }

    /// <summary>A whole number; null where it is absent, null or beyond 32 bits, as <c>model_max_length</c> is for "no limit".</summary>
    public int? Int32(string name) => Value(name, JsonValueKind.Number) is { } value && value.TryGetInt32(out int number) ? number : null;

    public string? Text(string name) => Value(name, JsonValueKind.String)?.GetString();

    public bool? Flag(string name) =>
        !Root.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw new EncoderFormatException(Path, $"{name} is {value.GetRawText()}, neither true nor false.");

    public void Dispose() => document.Dispose();

    private JsonElement? Value(string name, JsonValueKind kind) => Root.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind ? value : null;
}
