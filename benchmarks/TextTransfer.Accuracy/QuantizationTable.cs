using System.Globalization;
using CsvHelper;
using TextTransfer.Accuracy.Reporting;

namespace TextTransfer.Accuracy;

/// <summary>The raw rows as CSV, and their means as a table.</summary>
internal static class QuantizationTable
{
    public static void Write(string path, IEnumerable<QuantizationRow> rows)
    {
        using StreamWriter writer = new(path);
        using CsvWriter csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord(["set", "encoder", "measure", "form", "split", "value", "stored_rows", "test_rows", "fingerprint"]);
        foreach (QuantizationRow r in rows)
            csv.WriteRecord([r.Set, r.Encoder, r.Measure, r.Form, Format(r.Split), Format(r.Value, "F5"), Format(r.StoredRows), Format(r.TestRows), r.Fingerprint]);
    }

    /// <summary>Percent; for the probe the difference to floats on the same splits, with Student's interval over the splits.</summary>
    public static void WriteSummary(IReadOnlyList<QuantizationRow> rows, TextWriter output)
    {
        output.WriteLine("| set | encoder | measure | form | % | difference to float (95 %) |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (IGrouping<(string Set, string Encoder, string Measure, string Form), QuantizationRow> group in rows.GroupBy(r => (r.Set, r.Encoder, r.Measure, r.Form)))
        {
            double[] differences = [.. group.Select(r => r.Value - rows.First(f => f.Form == "float" && f.Set == r.Set && f.Measure == r.Measure && f.Split == r.Split).Value)];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {group.Key.Set} | {group.Key.Encoder} | {group.Key.Measure} | {group.Key.Form} | {100 * group.Average(r => r.Value):F1} | {Figures.Difference(StudentInterval.Of(differences), Metric.Accuracy)} |"));
        }
    }

    private static string Format(IFormattable value, string? format = null) => value.ToString(format, CultureInfo.InvariantCulture);
}
