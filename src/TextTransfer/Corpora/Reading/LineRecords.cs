namespace TextTransfer.Corpora.Reading;

/// <summary>One text per line; blank lines are skipped.</summary>
internal static class LineRecords
{
    public static IEnumerable<SourceRecord> Read(Utf8Input input, string file)
    {
        using var reader = new StreamReader(input, leaveOpen: true);
        int line = 0;
        while (reader.ReadLine() is { } text)
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            var values = new string?[FieldMap.Fields.Length];
            values[(int)SourceField.Text] = text;
            int place = line;
            yield return new SourceRecord(file, line, values, _ => new TextPosition(place));
        }
    }
}
