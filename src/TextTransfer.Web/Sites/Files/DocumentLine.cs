using System.Text.Json;

namespace TextTransfer.Web.Sites.Files;

/// <summary>Reads of a document's line what it is known by.</summary>
internal static class DocumentLine
{
    /// <param name="line">The line, without line feed.</param>
    /// <param name="path">Its file, for messages.</param>
    /// <param name="number">The number of the line, from 1.</param>
    /// <exception cref="WebFormatException">The line is no object with an id, because a person edited it.</exception>
    public static DocumentName NameOf(ReadOnlySpan<byte> line, string path, int number)
    {
        try
        {
            return NameOf(line);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new WebFormatException(path, "it is no document as it was written there. Repair the line, take it out, so that it is read again, or begin anew by --restart.", number, innerException: e);
        }
    }

    private static DocumentName NameOf(ReadOnlySpan<byte> line)
    {
        string? id = null;
        string? url = null;
        var json = new Utf8JsonReader(line);
        json.Read();
        while ((id is null || url is null) && json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (isId, isUrl) = (json.ValueTextEquals("id"u8), json.ValueTextEquals("url"u8));
            json.Read();
            if (isId)
                id = StringOf(json);
            else if (isUrl)
                url = StringOf(json);
            else
                json.Skip();
        }

        return new(id ?? throw new JsonException("there is no id in it."), url);
    }

    private static string StringOf(Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.String ? json.GetString()! : throw new JsonException("an id or address is no text.");
}
