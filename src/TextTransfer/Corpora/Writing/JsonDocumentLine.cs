using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TextTransfer.Corpora.Writing;

/// <summary>A document as one line of JSON, with the names by which <see cref="Documents"/> reads it; what is not known is left out.</summary>
internal static class JsonDocumentLine
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line in UTF-8, with the line feed that ends it.</summary>
    public static byte[] Of(Document document)
    {
        using MemoryStream line = new();
        using (Utf8JsonWriter json = new(line, Readable))
        {
            json.WriteStartObject();
            Write(json, "id", document.Id);
            Write(json, "url", document.Url);
            Write(json, "title", document.Title);
            json.WriteString("text", document.Text);
            Write(json, "group", document.Group);
            Write(json, "kind", document.Kind);
            Write(json, "template", document.Template);
            Write(json, "status", document.Status);
            Write(json, "categories", document.Categories);
            Write(json, "tags", document.Tags);
            Write(json, "author", document.Author);
            Write(json, "published", document.PublishedAt);
            Write(json, "modified", document.ModifiedAt);
            Write(json, "language", document.Language);
            if (document.IsPasswordProtected)
                json.WriteBoolean("protected", true);
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        return line.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void Write(Utf8JsonWriter json, string name, DateTimeOffset? value) =>
        Write(json, name, value?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture));

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
