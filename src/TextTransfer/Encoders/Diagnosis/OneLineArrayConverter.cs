using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TextTransfer.Encoders.Diagnosis;

/// <summary>Numbers on one line of a file that is indented otherwise; each in the shortest form that reads back as itself.</summary>
internal sealed class OneLineArrayConverter<T> : JsonConverter<T[]>
    where T : INumber<T>
{
    public override T[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("a list of numbers belongs here.");

        List<T> values = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !T.TryParse(reader.ValueSpan, CultureInfo.InvariantCulture, out T? value) || !T.IsFinite(value))
                throw new JsonException($"the list may hold numbers of type {typeof(T).Name} alone.");
            values.Add(value);
        }

        return [.. values];
    }

    public override void Write(Utf8JsonWriter writer, T[] value, JsonSerializerOptions options) =>
        writer.WriteRawValue($"[{string.Join(',', value.Select(v => v.ToString(null, CultureInfo.InvariantCulture)))}]");
}
