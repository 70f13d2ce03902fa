using System.Text;
using System.Text.Json;

namespace TextTransfer.Vectors.Storage;

/// <summary>
/// JSON Lines: <c>{"id": "...", "embedding": [...]}</c> a line, or the bare array where there are no ids, as
/// <c>texttransfer embed</c> prints it. Other properties are passed over. Floats alone.
/// </summary>
internal sealed class JsonLinesFormat : IVectorFormat
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static JsonLinesFormat Instance { get; } = new();

    public bool HoldsMetadata => false;

    public bool HoldsIds => true;

    /// <summary>Writes one line.</summary>
    public static void WriteLine(Stream stream, ReadOnlySpan<float> vector, string? id)
    {
        using (Utf8JsonWriter json = new(stream))
        {
            if (id is not null)
            {
                json.WriteStartObject();
                json.WriteString("id", id);
                json.WritePropertyName("embedding");
            }

            json.WriteStartArray();
            foreach (float value in vector)
                json.WriteNumberValue(value);
            json.WriteEndArray();
            if (id is not null)
                json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    public void Write<T>(Stream stream, string file, IEnumerable<StoredRow<T>> rows, Func<int, VectorMetadata> metadata)
        where T : unmanaged
    {
        if (rows is not IEnumerable<StoredRow<float>> floats)
            throw NotFloats<T>(file);
        foreach (StoredRow<float> row in floats)
            WriteLine(stream, row.Values.Span, row.Id);
    }

    public StoredVectors<T> Read<T>(Stream stream, string file)
        where T : unmanaged
    {
        if (typeof(T) != typeof(float))
            throw NotFloats<T>(file);

        List<T> values = [];
        List<string?> ids = [];
        int width = 0;
        int number = 0;
        foreach (string line in ReadLines(stream, file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            (float[] vector, string? id) = JsonVectorLine.Parse(line, file, number);
            if (ids.Count == 0)
                width = vector.Length;
            if (vector.Length != width)
                throw new VectorFileException(file, $"the vector has {vector.Length} values, those above it have {width}; one encoder gives vectors of one length.", number);
            if (ids.Count > 0 && (id is null) != (ids[0] is null))
                throw new VectorFileException(file, $"has {(id is null ? "no id, but the lines above have one" : $"the id '{id}', but the lines above have none")}; give an id to all lines or to none.", number);
            if (values.Count > Array.MaxLength - width)
                throw new VectorFileException(file, $"holds more than the {Array.MaxLength} values that are read at once; split it.", number);
            values.AddRange((T[])(object)vector);
            ids.Add(id);
        }

        return ids.Count == 0
            ? throw new VectorFileException(file, "holds no vectors.")
            : new([.. values], width, ids[0] is null ? null : [.. ids.Select(i => i!)]);
    }

    private static VectorFileException NotFloats<T>(string file) =>
        new(file, $"JSON Lines hold floats, not {StoredType.NameOf<T>()}; use a file that ends in .npy or .parquet.");

    private static IEnumerable<string> ReadLines(Stream stream, string file)
    {
        using StreamReader reader = new(stream, StrictUtf8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: true);
        int number = 0;
        while (true)
        {
            string? line;
            number++;
            try
            {
                line = reader.ReadLine();
            }
            catch (DecoderFallbackException e)
            {
                throw new VectorFileException(file, $"in or after it a byte that is not UTF-8 (0x{e.BytesUnknown?.FirstOrDefault():X2}); save the file as UTF-8.", number, e);
            }

            if (line is null)
                yield break;
            yield return line;
        }
    }
}
