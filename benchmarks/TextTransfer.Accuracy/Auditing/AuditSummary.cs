using System.Globalization;
using TextTransfer.Accuracy.Reporting;

namespace TextTransfer.Accuracy.Auditing;

/// <summary>Mean precision by set, texts, noise and share, and the paired differences over draws.</summary>
internal static class AuditSummary
{
    private static readonly string[] Methods = ["audit", "self-confidence", "normalized-margin"];

    public static void Write(IReadOnlyList<Dictionary<string, string>> rows, TextWriter output)
    {
        output.WriteLine("| | audit | self-confidence | normalized margin | − self-confidence (95 %) | − margin (95 %) | listed | false, expected | false |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|");
        WriteRow("all", rows, output);
        foreach (string column in (string[])["noise", "share", "texts", "set"])
        {
            foreach (IGrouping<string, Dictionary<string, string>> group in rows.GroupBy(r => r[column]))
                WriteRow(column == "share" ? $"{100 * Number(group.Key):0} % wrong" : column == "texts" ? $"{group.Key} texts" : group.Key, group, output);
        }
    }

    private static void WriteRow(string name, IEnumerable<Dictionary<string, string>> rows, TextWriter output)
    {
        // One row per condition, its methods side by side; conditions of one draw are not independent, so draws are averaged first.
        var byDraw = rows.GroupBy(r => (r["set"], r["texts"], r["draw"])).Select(d => Methods.Select(m => d.Where(r => r["method"] == m).Average(r => Number(r["precision"]))).ToArray()).ToArray();
        string Difference(int method) => Figures.Difference(StudentInterval.Of([.. byDraw.Select(d => d[0] - d[method])]), Metric.Accuracy);
        Dictionary<string, string>[] ours = [.. rows.Where(r => r["method"] == Methods[0])];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {string.Join(" | ", Methods.Select((_, m) => (100 * byDraw.Average(d => d[m])).ToString("F1", CultureInfo.InvariantCulture)))} | {Difference(1)} | {Difference(2)} | {ours.Sum(r => Number(r["listed"])):0} | {ours.Sum(r => Number(r["expected_false"])):0} | {ours.Sum(r => Number(r["false"])):0} |"));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
