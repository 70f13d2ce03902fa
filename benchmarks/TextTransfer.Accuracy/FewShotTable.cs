using System.Globalization;
using CsvHelper;

namespace TextTransfer.Accuracy;

/// <summary>The raw rows of few-shot experiments as a CSV file that grows row by row: a stopped run goes on where it was.</summary>
internal sealed class FewShotTable : IDisposable
{
    private readonly List<FewShotRow> rows = [];
    private readonly StreamWriter writer;
    private readonly CsvWriter csv;

    public FewShotTable(string path)
    {
        bool exists = File.Exists(path) && new FileInfo(path).Length > 0;
        if (exists)
        {
            using CsvReader old = CsvReader.FromFile(path);
            while (old.Read())
                rows.Add(FewShotRow.FromFields(old));
        }

        writer = new(path, append: true) { AutoFlush = true };
        csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        if (!exists)
            csv.WriteRecord([.. FewShotRow.Columns]);
    }

    public bool Contains(string set, int shots, int split, string method, string fingerprint, int testRows) =>
        rows.Any(r => r.Set == set && r.Shots == shots && r.Split == split && r.Method == method && r.Fingerprint == fingerprint && r.TestRows == testRows);

    public void Add(FewShotRow row)
    {
        rows.Add(row);
        csv.WriteRecord(row.ToFields());
        csv.Flush();
    }

    /// <summary>Mean accuracy in percent, one line per shots and set, one column per encoder and method, and the mean over sets.</summary>
    public void WriteSummary(TextWriter output)
    {
        (string Encoder, string Method)[] columns = [.. rows.Select(r => (r.Encoder, r.Method)).Distinct()];
        output.WriteLine("| set | shots | " + string.Join(" | ", columns.Select(c => $"{c.Encoder} {c.Method}")) + " |");
        output.WriteLine("|---|---|" + string.Concat(columns.Select(_ => "---|")));
        foreach (IGrouping<int, FewShotRow> shots in rows.GroupBy(r => r.Shots).OrderBy(g => g.Key))
        {
            foreach (IGrouping<string, FewShotRow> set in shots.GroupBy(r => r.Set))
                output.WriteLine(Line(set.Key, shots.Key, columns, set));
            output.WriteLine(Line("mean of sets", shots.Key, columns, shots));
        }
    }

    public void Dispose()
    {
        csv.Dispose();
        writer.Dispose();
    }

    private static string Line(string name, int shots, (string Encoder, string Method)[] columns, IEnumerable<FewShotRow> rows)
    {
        ILookup<(string, string), FewShotRow> cells = rows.ToLookup(r => (r.Encoder, r.Method));
        IEnumerable<string> values = columns.Select(c => !cells.Contains(c) ? "" : cells[c]
            .GroupBy(r => r.Set).Select(s => s.Average(r => r.Accuracy)).Average()
            .ToString("P1", CultureInfo.InvariantCulture).Replace(" %", "", StringComparison.Ordinal));
        return $"| {name} | {shots} | {string.Join(" | ", values)} |";
    }
}
