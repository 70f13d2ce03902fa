using System.Text;

namespace TextTransfer.Corpora.Reading;

/// <summary>The records of a stream in whatever format it has.</summary>
internal static class SourceRecords
{
    /// <summary>Reads one record after another; the stream stays open.</summary>
    /// <param name="stream">Read from its current position.</param>
    /// <param name="file">The file, for messages, and for its extension.</param>
    /// <param name="options">Names of the fields, and the format if it is not to be detected.</param>
    /// <param name="isLabelled">Whether every record must have a label.</param>
    public static IEnumerable<SourceRecord> Read(Stream stream, string file, CorpusReadOptions options, bool isLabelled)
    {
        using var input = new Utf8Input(stream, file);
        CorpusFormat format = options.Format ?? ByExtension(file) ?? ByContent(input.Peek(), options, isLabelled);
        IEnumerable<SourceRecord> records = format switch
        {
            CorpusFormat.JsonLines => JsonLinesRecords.Read(input, file, options, isLabelled),
            CorpusFormat.Lines when isLabelled => throw new CorpusFormatException(file, "plain lines have no labels; give a CSV or JSON Lines file."),
            CorpusFormat.Lines => LineRecords.Read(input, file),
            _ => CsvRecords.Read(input, file, options, isLabelled),
        };
        foreach (SourceRecord record in records)
            yield return record;
    }

    private static CorpusFormat? ByExtension(string file)
    {
        string extension = Path.GetExtension(file);
        bool Is(params string[] any) => any.Contains(extension, StringComparer.OrdinalIgnoreCase);
        return Is(".csv", ".tsv") ? CorpusFormat.Csv : Is(".jsonl", ".ndjson", ".json") ? CorpusFormat.JsonLines : null;
    }

    /// <summary>An object is JSON Lines; a first line with the text field's name in it is a header; anything else is text.</summary>
    private static CorpusFormat ByContent(ReadOnlySpan<byte> start, CorpusReadOptions options, bool isLabelled)
    {
        ReadOnlySpan<byte> trimmed = start.TrimStart(" \t\r\n"u8);
        if (trimmed.StartsWith("{"u8))
            return CorpusFormat.JsonLines;
        if (isLabelled)
            return CorpusFormat.Csv;

        int end = trimmed.IndexOfAny((byte)'\r', (byte)'\n');
        string[] cells = Encoding.UTF8.GetString(end < 0 ? trimmed : trimmed[..end]).Split(',', ';', '\t', '|', options.Delimiter ?? ',');
        return cells.Any(c => string.Equals(c.Trim(' ', '"'), options.TextField, StringComparison.OrdinalIgnoreCase))
            ? CorpusFormat.Csv
            : CorpusFormat.Lines;
    }
}
