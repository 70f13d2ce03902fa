using System.Text;
using System.Text.Json;

namespace TextTransfer.Web.Sites.Files;

/// <summary>Reads of a document's line what it is known by.</summary>
internal static class DocumentLine
{
    /// <param name="line">The line, without line feed.</param>
    /// <param name="path">Its file, for messages.</param>
    /// <exception cref="WebFormatException">The line is no object with an id.</exception>
    public static DocumentName NameOf(ReadOnlySpan<byte> line, string path)
    {
        try
        {
            return NameOf(line);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            var start = Encoding.UTF8.GetString(line[..Math.Min(line.Length, 80)]);
            throw new WebFormatException(path, $"a line is no document of a site: {WebFetchException.Show(start)}. Put the file back as it was written, name another file, or begin anew by --restart.", innerException: e);
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
                id = json.GetString();
            else if (isUrl)
                url = json.GetString();
            else
                json.Skip();
        }

        return new(id ?? throw new JsonException("there is no id in it."), url);
    }
}
