using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;

namespace TextTransfer.Cli.Output;

/// <summary>Writes rows as CSV or as JSON Lines. A value is a string, a number, a truth value, a set of labels or null; in JSON also an object.</summary>
internal static class RecordWriter
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, OutputFormat format, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        if (format == OutputFormat.Csv)
            WriteCsv(output, columns, rows);
        else
            WriteJson(output, columns, rows);
    }

    private static void WriteCsv(TextWriter output, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using CsvWriter csv = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord([.. columns]);
        foreach (IReadOnlyList<object?> row in rows)
            csv.WriteRecord([.. row.Select(ToField)]);
    }

    private static string ToField(object? value) => value switch
    {
        bool truth => truth ? "true" : "false",
        IReadOnlyCollection<string> labels => LabelSet.Join(labels),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static void WriteJson(TextWriter output, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using MemoryStream buffer = new();
        foreach (IReadOnlyList<object?> row in rows)
        {
            buffer.SetLength(0);
            using (Utf8JsonWriter json = new(buffer, Readable))
            {
                json.WriteStartObject();
                for (int i = 0; i < columns.Count; i++)
                    WriteProperty(json, columns[i], row[i]);
                json.WriteEndObject();
            }

            output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
        }
    }

    private static void WriteProperty(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(name); break;
            case string text: json.WriteString(name, text); break;
            case IReadOnlyCollection<string> labels:
                json.WriteStartArray(name);
                foreach (string label in labels)
                    json.WriteStringValue(label);
                json.WriteEndArray();
                break;
            case bool truth: json.WriteBoolean(name, truth); break;
            case int number: json.WriteNumber(name, number); break;
            case long number: json.WriteNumber(name, number); break;
            case double number: json.WriteNumber(name, number); break;
            case JsonNode node: json.WritePropertyName(name); node.WriteTo(json); break;
            default: throw new ArgumentException($"a {value.GetType().Name} has no place in a row.", nameof(value));
        }
    }
}
