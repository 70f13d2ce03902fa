using System.Text.Json;

namespace TextTransfer.Encoders;

/// <summary>Reads the JSON files of an encoder folder.</summary>
internal static class FolderJson
{
    /// <summary>The full path of a file that must be there.</summary>
    public static string Require(string folder, string file, string remedy)
    {
        string path = Path.Combine(folder, file);
        return File.Exists(path) ? path : throw new EncoderFormatException(folder, $"has no {file}; {remedy}");
    }

    public static JsonDocument Parse(string path, JsonValueKind root)
    {
        try
        {
            JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement.ValueKind == root
                ? json
                : throw new EncoderFormatException(path, $"holds a JSON {json.RootElement.ValueKind} where an {root} belongs; take the file from the model's page.");
        }
        catch (JsonException e)
        {
            throw new EncoderFormatException(path, $"is not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.", e);
        }
    }
}
