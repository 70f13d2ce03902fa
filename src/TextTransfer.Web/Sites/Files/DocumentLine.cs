using System.Text.Json;

namespace TextTransfer.Web.Sites.Files;

/// <summary>Reads of a document's line what it is known by.</summary>
internal static class DocumentLine
{
    /// <exception cref="JsonException">The line is no object with an id.</exception>
    public static DocumentName NameOf(ReadOnlySpan<byte> line)
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
                id = json.GetString();
            else if (isUrl)
                url = json.GetString();
            else
                json.Skip();
        }

        return new(id ?? throw new JsonException("there is no id in it."), url);
    }
}
