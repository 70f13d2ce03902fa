using CsvHelper;

namespace TextTransfer.Accuracy;

/// <summary>
/// The raw rows of few-shot experiments as a CSV file that grows row by row: a stopped run goes on where it was. Of rows about
/// the same thing the last counts.
/// </summary>
internal sealed class FewShotTable : IDisposable
{
    private readonly OrderedDictionary<FewShotKey, FewShotRow> rows;
    private readonly FileStream file;
    private readonly StreamWriter writer;
    private readonly CsvWriter csv;

    /// <summary>Opens or creates a table. A file with fewer columns, or with rows that no longer count, is written anew.</summary>
    /// <exception cref="AccuracyFileException">Another program holds the file, or it is no such table.</exception>
    public FewShotTable(string path)
    {
        file = ExclusiveFile.Open(path);
        (rows, bool isCurrent) = Load(file, path);
        if (!isCurrent)
        {
            string renewed = path + ".new";
            file.Dispose();
            using (FewShotTable table = new(renewed, rows.Values))
                table.csv.Flush();
            File.Move(renewed, path, overwrite: true);
            file = ExclusiveFile.Open(path);
        }

        file.Seek(0, SeekOrigin.End);
        (writer, csv) = Write(file);
    }

    private FewShotTable(string path, IEnumerable<FewShotRow> content)
    {
        rows = [];
        file = new(path, FileMode.Create);
        (writer, csv) = Write(file);
        csv.WriteRecord([.. FewShotRow.Columns]);
        foreach (FewShotRow row in content)
            Add(row);
    }

    public IReadOnlyCollection<FewShotRow> Rows => rows.Values;

    /// <summary>Reads the rows of a table that is not written to.</summary>
    /// <exception cref="AccuracyFileException">It is no such table.</exception>
    public static IReadOnlyCollection<FewShotRow> Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Load(file, path).Rows.Values;
    }

    /// <summary>Whether a row with all figures is there, scored on as many test rows, with as many left out.</summary>
    public bool Contains(FewShotKey key, int testRows, int dropped) =>
        rows.TryGetValue(key, out FewShotRow? row) && row.TestRows == testRows && row.Dropped == dropped && row.CalibrationError is not null;

    public void Add(FewShotRow row)
    {
        rows[row.Key] = row;
        csv.WriteRecord(row.ToFields());
        csv.Flush();
    }

    public void Dispose()
    {
        csv.Dispose();
        writer.Dispose();
        file.Dispose();
    }

    private static (StreamWriter, CsvWriter) Write(FileStream file)
    {
        StreamWriter writer = new(file, leaveOpen: true) { AutoFlush = true };
        return (writer, CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true));
    }

    private static (OrderedDictionary<FewShotKey, FewShotRow> Rows, bool IsCurrent) Load(FileStream file, string path)
    {
        OrderedDictionary<FewShotKey, FewShotRow> rows = [];
        using MemoryStream whole = WholeLines(file);
        if (whole.Length == 0)
            return (rows, false);

        int read = 0;
        using CsvReader csv = CsvReader.Create(whole, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true }, leaveOpen: true);
        try
        {
            for (; csv.Read(); read++)
            {
                FewShotRow row = FewShotRow.FromFields(csv);
                rows[row.Key] = row;
            }
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException)
        {
            throw new AccuracyFileException(path, $"this is not a row of a few-shot table: {e.Message} Delete the row to have it measured again, or give the table of a few-shot run.", (int)csv.LineNumber, e);
        }

        return (rows, read == rows.Count && whole.Length == file.Length && csv.Headers.SequenceEqual(FewShotRow.Columns));
    }

    /// <summary>The file without a last line that was cut short by a kill.</summary>
    private static MemoryStream WholeLines(FileStream file)
    {
        MemoryStream content = new();
        file.CopyTo(content);
        content.SetLength(content.GetBuffer().AsSpan(0, (int)content.Length).LastIndexOf((byte)'\n') + 1);
        content.Position = 0;
        return content;
    }
}
