using System.Text.Json;
using System.Text.Unicode;

namespace TextTransfer.Encoders;

/// <summary>One JSON file of an encoder folder, with reads that name the file when they fail.</summary>
internal sealed class FolderJson : IDisposable
{
    private const string ExpectedText = "a text";

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
            byte[] bytes = FolderFile.Read(path, File.ReadAllBytes);
            // The parser looks at it as late as a text is read.
            if (!Utf8.IsValid(bytes))
                throw new EncoderFormatException(path, "is not in UTF-8; take the file from the model's page.");
            JsonDocument json = JsonDocument.Parse(bytes);
            return json.RootElement.ValueKind == root
                ? new(path, json)
                : throw new EncoderFormatException(path, $"holds a JSON {json.RootElement.ValueKind} where an {root} belongs; take the file from the model's page.");
        }
        catch (JsonException e)
        {
            throw new EncoderFormatException(path, $"is not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.", e);
        }
    }

    /// <summary>Opens a file that may be absent.</summary>
    public static FolderJson? Find(string folder, string file)
    {
        string path = System.IO.Path.Combine(folder, file);
        return File.Exists(path) ? Open(path) : null;
    }

    /// <summary>A whole number; null where it is absent or null, as with all that follow.</summary>
    public int? Int32(string name) => Whole(name) is not { } number ? null
        : number is >= int.MinValue and <= int.MaxValue ? (int)number
        : throw Wrong(name, Root.GetProperty(name), "a whole number of 32 bits");

    /// <summary>A limit in tokens; null also where it is so great that it stands for none, as the 1e30 of transformers does.</summary>
    public int? TokenLimit(string name) => Whole(name) is { } number and <= TransformerFile.MaxLimit ? (int)number : null;

    public string? Text(string name) => Value(name, ExpectedText, JsonValueKind.String) is { } value ? ReadText(name, value) : null;

    public bool? Flag(string name) => Value(name, "true or false", JsonValueKind.True, JsonValueKind.False)?.GetBoolean();

    public JsonElement? Section(string name) => Value(name, "an object", JsonValueKind.Object);

    /// <summary>The text of a value found elsewhere in the file.</summary>
    /// <param name="name">What to call it in the error.</param>
    /// <param name="value">The value.</param>
    public string ReadText(string name, JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(name, value, ExpectedText);
        }
        catch (InvalidOperationException)
        {
            // An escaped surrogate without its partner.
            throw Wrong(name, value, ExpectedText);
        }
    }

    public void Dispose() => document.Dispose();

    /// <summary>The error of a value that is of another kind than it must be. To take it for absent would be a guess.</summary>
    private EncoderFormatException Wrong(string name, JsonElement value, string expected)
    {
        const int Shown = 60;
        string text = value.GetRawText();
        return new(Path, $"{name} is {(text.Length <= Shown ? text : text[..Shown] + "...")} where {expected} belongs; correct it, or take the file from the model's page.");
    }

    private double? Whole(string name)
    {
        const string Expected = "a whole number";
        return Value(name, Expected, JsonValueKind.Number) is not { } value ? null
            : value.GetDouble() is var number && Math.Floor(number) == number ? number
            : throw Wrong(name, value, Expected);
    }

    private JsonElement? Value(string name, string expected, JsonValueKind kind, JsonValueKind other = JsonValueKind.Undefined) =>
        !Root.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == kind || value.ValueKind == other ? value
        : throw Wrong(name, value, expected);
}
