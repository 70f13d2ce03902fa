using CsvHelper;

namespace TextTransfer.Accuracy;

/// <summary>Raw rows as a CSV file that grows row by row: a stopped run goes on where it was.</summary>
internal sealed class GrowingTable : IDisposable
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly FileStream file;
    private readonly StreamWriter writer;
    private readonly CsvWriter csv;
    private readonly int keyColumns;

    /// <summary>Opens or creates a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns of a new file; one that is there must have the same.</param>
    /// <param name="keyColumns">The first columns, by which <see cref="Contains"/> knows a row.</param>
    /// <exception cref="AccuracyFileException">Another program holds the file, or it has other columns.</exception>
    public GrowingTable(string path, IReadOnlyList<string> columns, int keyColumns)
    {
        this.keyColumns = keyColumns;
        file = ExclusiveFile.Open(path);
        bool isNew = file.Length == 0;
        if (!isNew)
            Load(path, columns);
        file.Seek(0, SeekOrigin.End);
        writer = new(file, leaveOpen: true) { AutoFlush = true };
        csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        if (isNew)
            csv.WriteRecord([.. columns]);
        csv.Flush();
    }

    /// <summary>Reads all rows of a table, by column.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        using CsvReader reader = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',' }, leaveOpen: true);
        List<Dictionary<string, string>> rows = [];
        while (reader.Read())
            rows.Add(reader.Headers.ToDictionary(h => h, h => reader.GetString(h), StringComparer.Ordinal));
        return rows;
    }

    public bool Contains(params string[] key) => known.Contains(string.Join('\t', key));

    public void Add(IReadOnlyList<string> fields)
    {
        csv.WriteRecord([.. fields]);
        csv.Flush();
        known.Add(string.Join('\t', fields.Take(keyColumns)));
    }

    public void Dispose()
    {
        csv.Dispose();
        writer.Dispose();
        file.Dispose();
    }

    private void Load(string path, IReadOnlyList<string> columns)
    {
        using CsvReader reader = CsvReader.Create(file, new CsvReaderOptions { Separator = ',' }, leaveOpen: true);
        while (reader.Read())
        {
            if (!reader.Headers.SequenceEqual(columns))
                throw new AccuracyFileException(path, $"it has other columns than {string.Join(", ", columns)}; name another file.");
            known.Add(string.Join('\t', columns.Take(keyColumns).Select(c => reader.GetString(c))));
        }
    }
}
