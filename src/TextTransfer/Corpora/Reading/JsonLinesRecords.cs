using System.Text;
using System.Text.Json;

namespace TextTransfer.Corpora.Reading;

/// <summary>
/// One JSON object per line; blank lines are skipped, properties that are not asked for are passed over.
/// Numbers and booleans are taken as they are written, so that <c>"label": 1</c> is the class 1; a list of strings is one value,
/// parted by <c>|</c> as labels are, where a field can hold several.
/// </summary>
internal static class JsonLinesRecords
{
    public static IEnumerable<SourceRecord> Read(Utf8Input input, string file, CorpusReadOptions options, bool isLabelled)
    {
        using var reader = new StreamReader(input, leaveOpen: true);
        int line = 0;
        while (reader.ReadLine() is { } text)
        {
            line++;
            if (!string.IsNullOrWhiteSpace(text))
                yield return Parse(text, file, line, options, isLabelled);
        }
    }

    private static SourceRecord Parse(string text, string file, int line, CorpusReadOptions options, bool isLabelled)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        TextPosition PlaceOf(long offset) => new TextPosition(line).After(utf8.AsSpan(0, (int)Math.Min(offset, utf8.Length)));

        List<Property> properties = [];
        var json = new Utf8JsonReader(utf8);
        try
        {
            if (json.Read() && json.TokenType != JsonTokenType.StartObject)
                throw new FormatException($"the line is not a JSON object; write one object per line, such as {{\"{options.TextField}\": \"...\"{(isLabelled ? $", \"{options.LabelField}\": \"...\"" : "")}}}.");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                string name = json.GetString()!;
                json.Read();
                bool isList = json.TokenType == JsonTokenType.StartArray;
                List<string>? list = isList ? ListOf(json) : null;
                properties.Add(new(name, list is null ? ValueOf(ref json) : string.Join(LabelSet.Separator, list), list, isList, json.TokenStartIndex));
                json.Skip();
            }

            json.Read(); // Anything after the object is an error.
            int[] found = FieldMap.Find([.. properties.Select(p => p.Name)], options, isLabelled);
            foreach (SourceField field in FieldMap.Fields.Where(f => f is not (SourceField.Label or SourceField.Categories or SourceField.Tags)))
            {
                if (found[(int)field] is >= 0 and var i && properties[i].IsList)
                {
                    TextPosition place = PlaceOf(properties[i].Start);
                    throw new CorpusFormatException(file, $"the field '{properties[i].Name}' is a list; only labels, categories and tags can be several. Write one string.", place.Line, place.Column);
                }
            }

            return new SourceRecord(file, line, [.. found.Select(i => i < 0 ? null : properties[i].Value)],
                field => PlaceOf(found[(int)field] < 0 ? 0 : properties[found[(int)field]].Start),
                [.. found.Select(i => i < 0 ? null : properties[i].List)]);
        }
        catch (JsonException e)
        {
            TextPosition place = PlaceOf(e.BytePositionInLine ?? 0);
            throw new CorpusFormatException(file, $"the line is not valid JSON: {Reason(e)}", place.Line, place.Column, e);
        }
        catch (InvalidOperationException e) // A string with half a surrogate pair, such as "\ud800".
        {
            TextPosition place = PlaceOf(json.TokenStartIndex);
            throw new CorpusFormatException(file, "the string holds an escape \\u that is half of a surrogate pair; write both halves or none.", place.Line, place.Column, e);
        }
        catch (FormatException e)
        {
            throw new CorpusFormatException(file, e.Message, line, 1, e);
        }
    }

    private static string? ValueOf(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => json.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(json.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => null,
    };

    /// <summary>The strings of a list; null when it holds anything else. The reader is a copy: who called moves on by itself.</summary>
    private static List<string>? ListOf(Utf8JsonReader json)
    {
        List<string> values = [];
        while (json.Read() && json.TokenType == JsonTokenType.String)
            values.Add(json.GetString()!);
        return json.TokenType == JsonTokenType.EndArray && values.Count > 0 ? values : null;
    }

    /// <summary>The parser's sentence without the place it appends, which counts bytes and lines in its own way.</summary>
    private static string Reason(JsonException e)
    {
        int at = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return at < 0 ? e.Message : e.Message[..at];
    }

    private readonly record struct Property(string Name, string? Value, IReadOnlyList<string>? List, bool IsList, long Start);
}
