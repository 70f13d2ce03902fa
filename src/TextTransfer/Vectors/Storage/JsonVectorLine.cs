using System.Text;
using System.Text.Json;

namespace TextTransfer.Vectors.Storage;

/// <summary>One line of a JSON Lines file of vectors.</summary>
internal static class JsonVectorLine
{
    private const string Expected = "write one line a vector, such as [0.1, 0.2] or {\"id\": \"1\", \"embedding\": [0.1, 0.2]}";

    /// <exception cref="VectorFileException">It is not one.</exception>
    public static (float[] Vector, string? Id) Parse(string line, string file, int number)
    {
        Utf8JsonReader json = new(Encoding.UTF8.GetBytes(line));
        try
        {
            json.Read();
            (float[]? vector, string? id) = json.TokenType switch
            {
                JsonTokenType.StartArray => (ReadVector(ref json), null),
                JsonTokenType.StartObject => ReadObject(ref json),
                _ => throw new FormatException($"is {json.TokenType} and not an array or an object; {Expected}."),
            };
            json.Read(); // Anything after the vector is an error.
            return (vector ?? throw new FormatException($"has no property \"embedding\"; {Expected}."), id);
        }
        catch (JsonException e)
        {
            throw new VectorFileException(file, $"byte {e.BytePositionInLine + 1} of the line: not valid JSON; {Expected}.", number, e);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException) // The latter: a string with half a surrogate pair.
        {
            throw new VectorFileException(file, e is FormatException ? e.Message : "the id is not valid Unicode.", number, e);
        }
    }

    private static (float[]? Vector, string? Id) ReadObject(ref Utf8JsonReader json)
    {
        (float[]? vector, string? id) = (null, null);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isId = json.ValueTextEquals("id");
            bool isVector = json.ValueTextEquals("embedding");
            json.Read();
            if (isVector)
                vector = json.TokenType == JsonTokenType.StartArray ? ReadVector(ref json) : throw new FormatException($"\"embedding\" is {json.TokenType} and not an array; {Expected}.");
            else if (isId)
                id = ReadId(ref json);
            else
                json.Skip();
        }

        return (vector, id);
    }

    private static string? ReadId(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => json.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(json.ValueSpan),
        JsonTokenType.Null => null,
        _ => throw new FormatException($"\"id\" is {json.TokenType}; write a string or a number."),
    };

    private static float[] ReadVector(ref Utf8JsonReader json)
    {
        List<float> values = [];
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetSingle(out float value) || !float.IsFinite(value))
                throw new FormatException($"value {values.Count} (from 0) is {(json.TokenType == JsonTokenType.Number ? Encoding.UTF8.GetString(json.ValueSpan) : json.TokenType)}; a vector is an array of finite numbers.");
            values.Add(value);
        }

        return values.Count > 0 ? [.. values] : throw new FormatException("the vector is empty; leave the line out.");
    }
}
