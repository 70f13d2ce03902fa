using System.CommandLine;
using System.Text;
using System.Text.Json;

namespace TextTransfer.Cli.Input;

/// <summary>How one text after another stands in a stream.</summary>
internal enum TextFormat
{
    /// <summary>One text a line, as it stands; only a line feed ends a line.</summary>
    Lines,

    /// <summary>One JSON string a line, so that a text may hold line breaks.</summary>
    Jsonl,
}

/// <summary>Reads the texts of <c>embed</c> and <c>tokenize</c>: exactly one per line, empty lines included.</summary>
internal static class TextLines
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Option<TextFormat> CreateOption() => new("--input-format")
    {
        Description = "lines: one text a line; jsonl: one JSON string a line.",
        DefaultValueFactory = _ => TextFormat.Lines,
    };

    public static Argument<string> CreateArgument() => new("file")
    {
        Description = "The texts; - for standard input.",
        DefaultValueFactory = _ => "-",
    };

    /// <summary>Reads lazily; the source is closed when the last text is read.</summary>
    public static IEnumerable<string> Read(string path, TextFormat format, StandardStreams streams)
    {
        string name = path == "-" ? "standard input" : path;
        using Stream stream = path == "-" ? streams.Input : File.OpenRead(path);
        int number = 0;
        foreach (string line in ReadLines(stream, name))
        {
            number++;
            yield return format == TextFormat.Lines ? line : ParseString(line, name, number);
        }
    }

    /// <summary>Splits at line feeds alone: other separators of Unicode belong to the text. A carriage return before one goes with it.</summary>
    private static IEnumerable<string> ReadLines(Stream stream, string name)
    {
        using StreamReader reader = new(stream, StrictUtf8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        StringBuilder line = new();
        char[] buffer = new char[1 << 15];
        int number = 1;
        while (true)
        {
            int count = ReadBlock(reader, buffer, name, number);
            if (count == 0)
                break;

            int start = 0;
            for (int end; (end = Array.IndexOf(buffer, '\n', start, count - start)) >= 0; start = end + 1)
            {
                yield return Take(line.Append(buffer, start, end - start));
                number++;
            }

            line.Append(buffer, start, count - start);
        }

        if (line.Length > 0)
            yield return Take(line);
    }

    private static string Take(StringBuilder line)
    {
        if (line.Length > 0 && line[^1] == '\r')
            line.Length--;
        string text = line.ToString();
        line.Clear();
        return text;
    }

    private static int ReadBlock(StreamReader reader, char[] buffer, string name, int number)
    {
        try
        {
            return reader.Read(buffer);
        }
        catch (DecoderFallbackException e)
        {
            throw new InputException(name, $"in or after it a byte that is not UTF-8 (0x{e.BytesUnknown?.FirstOrDefault():X2}); save the file as UTF-8.", number, e);
        }
    }

    private static string ParseString(string line, string name, int number)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind == JsonValueKind.String)
                return json.RootElement.GetString()!;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InputException(name, "not a JSON string of valid Unicode; write one string in double quotes a line, or use --input-format lines.", number, e);
        }

        throw new InputException(name, "JSON, but not a string; write one string in double quotes a line.", number);
    }
}
