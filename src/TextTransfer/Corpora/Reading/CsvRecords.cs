using System.Text;
using CsvHelper;

namespace TextTransfer.Corpora.Reading;

/// <summary>
/// Rows of a CSV file under its header (RFC 4180). A quote in the middle of an unquoted field is text, as spreadsheets have
/// it; quoting that leaves open where a field ends is an error, because guessing would join or cut texts silently.
/// </summary>
internal static class CsvRecords
{
    public static IEnumerable<SourceRecord> Read(Utf8Input input, string file, CorpusReadOptions options, bool isLabelled)
    {
        CsvMalformedRecord? malformed = null;
        using var reader = CsvReader.Create(input, new CsvReaderOptions
        {
            Separator = options.Delimiter ?? (HasExtension(file, ".tsv") ? '\t' : null),
            HasHeader = false, // The header is read as a row like any other, so that its errors have a place too.
            TrackLineNumbers = true,
            OnMalformedRecord = m => malformed = m.Reason == CsvMalformedReason.StrayQuote ? null : m,
        }, leaveOpen: true);

        bool ReadRow()
        {
            bool isThere = reader.Read();
            return malformed is { } m ? throw Malformed(reader, file, m) : isThere;
        }

        if (!ReadRow())
            yield break;
        string[] names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
        int[] columns = Columns(names, reader, file, options, isLabelled);
        while (ReadRow())
        {
            RefuseExtraFields(reader, file, names.Length);
            string?[] values = [.. columns.Select(c => c < 0 || c >= reader.FieldCount ? null : reader.GetString(c))];
            yield return new SourceRecord(file, (int)reader.LineNumber, values, field => Locate(reader, columns[(int)field]));
        }
    }

    private static bool HasExtension(string file, string extension) => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    private static int[] Columns(string[] names, CsvReader reader, string file, CorpusReadOptions options, bool isLabelled)
    {
        try
        {
            return FieldMap.Find(names, options, isLabelled);
        }
        catch (FormatException e)
        {
            string delimiter = reader.Separator == '\t' ? "tab" : $"'{reader.Separator}'";
            throw new CorpusFormatException(file, $"{e.Message} (The header was read with the delimiter {delimiter}.)", (int)reader.LineNumber, 1, e);
        }
    }

    /// <summary>Trailing empty fields are harmless; a field more is a text cut at its own comma.</summary>
    private static void RefuseExtraFields(CsvReader reader, string file, int count)
    {
        for (int i = count; i < reader.FieldCount; i++)
        {
            if (reader.IsEmpty(i))
                continue;
            TextPosition place = Locate(reader, i);
            throw new CorpusFormatException(file,
                $"the row has {reader.FieldCount} fields but the header has {count}; put double quotes around a text that contains the delimiter '{reader.Separator}'.",
                place.Line, place.Column);
        }
    }

    private static CorpusFormatException Malformed(CsvReader reader, string file, CsvMalformedRecord malformed)
    {
        bool isOpen = malformed.Reason == CsvMalformedReason.UnterminatedQuote;
        TextPosition place = isOpen
            ? Locate(reader, reader.FieldCount - 1)
            : Locate(reader, reader.RawRecord[..(int)(malformed.ByteOffset - reader.ByteOffset)]);
        string problem = isOpen
            ? "the quote that opens this field is never closed; close it, and write a quote inside a quoted field twice (\"\")."
            : "there is text after the quote that closes a field; write a quote inside a quoted field twice (\"\"), or find the quote that is missing before this place.";
        return new(file, problem, place.Line, place.Column);
    }

    private static TextPosition Locate(CsvReader reader, int field)
    {
        int start = 0;
        for (int i = 0; i < Math.Min(field, reader.FieldCount); i++)
            start += reader.GetRawSpan(i).Length + 1;
        return Locate(reader, reader.RawRecord[..Math.Min(start, reader.RawRecord.Length)]);
    }

    private static TextPosition Locate(CsvReader reader, ReadOnlySpan<byte> before) =>
        new TextPosition((int)reader.LineNumber).After(before);
}
