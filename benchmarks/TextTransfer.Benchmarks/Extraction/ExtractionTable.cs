using System.Globalization;

namespace TextTransfer.Benchmarks.Extraction;

/// <summary>The rows of a run as Markdown.</summary>
internal static class ExtractionTable
{
    private static readonly string[] Methods = [ExtractionRun.Ours, ExtractionRun.SmartReader, ExtractionRun.Blocks];

    /// <param name="rows">The rows.</param>
    /// <param name="isCrossed">Whether the forest that read a page had not seen it.</param>
    /// <param name="output">Where to.</param>
    public static void Write(IReadOnlyList<ExtractionRow> rows, bool isCrossed, TextWriter output)
    {
        output.WriteLine("# Main content: word F1 against what people marked\n");
        output.WriteLine(isCrossed
            ? "Mean over pages. Each half was read by a forest trained on the other, so that no page was seen before; rules and settings were chosen on half A.\n"
            : "Mean over pages, read by the library's forest, which was trained on these very pages: this flatters.\n");
        Section(output, "All pages", rows);
        Section(output, "WordPress pages", [.. rows.Where(r => r.WordPress)]);
        WriteSnippets(output, rows);
        WriteTimes(output, rows);
    }

    private static void Section(TextWriter output, string title, IReadOnlyList<ExtractionRow> rows)
    {
        output.WriteLine($"## {title}\n");
        output.WriteLine($"| type | half | pages | {string.Join(" | ", Methods)} | − SmartReader |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        foreach (IGrouping<string, ExtractionRow> type in rows.GroupBy(r => r.Type).OrderByDescending(g => g.Count()).Prepend(null!))
        {
            IEnumerable<ExtractionRow> ofType = type ?? rows.AsEnumerable();
            Line(output, type?.Key ?? "**all**", "A + B", ofType);
            Line(output, "", "A", ofType.Where(r => r.Half == 'A'));
            Line(output, "", "B", ofType.Where(r => r.Half == 'B'));
        }

        output.WriteLine();
    }

    private static void Line(TextWriter output, string type, string half, IEnumerable<ExtractionRow> rows)
    {
        ILookup<string, ExtractionRow> byMethod = rows.ToLookup(r => r.Method);
        if (byMethod.Count == 0)
            return;
        double[] means = [.. Methods.Select(m => byMethod[m].Average(r => r.F1))];
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {type} | {half} | {byMethod[Methods[0]].Count()} | {string.Join(" | ", means.Select(m => m.ToString("F3", CultureInfo.InvariantCulture)))} | {means[0] - means[1]:+0.000;−0.000} |"));
    }

    private static void WriteSnippets(TextWriter output, IReadOnlyList<ExtractionRow> rows)
    {
        output.WriteLine("## Precision, recall, snippets\n\n| method | half | precision | recall | snippets of the content found | snippets of the rest found |\n|---|---|---|---|---|---|");
        foreach (var group in rows.GroupBy(r => (r.Method, r.Half)).OrderBy(g => Array.IndexOf(Methods, g.Key.Method)).ThenBy(g => g.Key.Half))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {group.Key.Method} | {group.Key.Half} | {group.Average(r => r.Precision):F3} | {group.Average(r => r.Recall):F3} | {group.Average(r => r.With):F3} | {group.Average(r => r.Without):F3} |"));
        }

        output.WriteLine();
    }

    private static void WriteTimes(TextWriter output, IReadOnlyList<ExtractionRow> rows)
    {
        output.WriteLine("## Milliseconds a page, one thread\n\n| method | median | 90 % below | 99 % below | most |\n|---|---|---|---|---|");
        foreach (string method in Methods)
        {
            double[] times = [.. rows.Where(r => r.Method == method).Select(r => r.Milliseconds).Order()];
            double At(double share) => times[(int)(share * (times.Length - 1))];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {method} | {At(0.5):F1} | {At(0.9):F1} | {At(0.99):F1} | {At(1):F0} |"));
        }
    }
}
