using System.Globalization;
using CsvHelper;

namespace TextTransfer.Accuracy.Comparisons;

/// <summary>Raw rows as CSV, written as they come.</summary>
internal sealed class RawRows : IDisposable
{
    private readonly StreamWriter writer;
    private readonly CsvWriter csv;

    public RawRows(string path, params string[] columns)
    {
        writer = new(path);
        csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord(columns);
    }

    public void Add(params object?[] values)
    {
        csv.WriteRecord([.. values.Select(v => v is double d ? d.ToString("0.#####", CultureInfo.InvariantCulture) : Convert.ToString(v, CultureInfo.InvariantCulture) ?? "")]);
        csv.Flush();
    }

    public void Dispose()
    {
        csv.Dispose();
        writer.Dispose();
    }
}
