using System.Globalization;
using TextTransfer.Accuracy.Reporting;

namespace TextTransfer.Accuracy.Suggesting;

/// <summary>Mean accuracy by labelled texts per class, every strategy beside random, over sets and for each.</summary>
internal static class SuggestSummary
{
    public static void Write(IReadOnlyList<Dictionary<string, string>> rows, TextWriter output)
    {
        string[] strategies = [.. rows.Select(r => r["strategy"]).Distinct()];
        string[] others = [.. strategies.Where(s => s != SuggestCurve.Random)];
        output.WriteLine($"| set | per class | {string.Join(" | ", strategies)} | {string.Join(" | ", others.Select(s => $"{s} − random (95 %)"))} |");
        output.WriteLine($"|---|---|{string.Concat(Enumerable.Repeat("---|", strategies.Length + others.Length))}");
        foreach (IGrouping<string, Dictionary<string, string>> point in rows.GroupBy(r => r["per_class"]))
            WriteRow("mean of sets", point.Key, point, strategies, others, r => r["set"], output);
        foreach (IGrouping<(string Set, string Point), Dictionary<string, string>> point in rows.GroupBy(r => (Set: r["set"], Point: r["per_class"])).OrderBy(p => p.Key.Set, StringComparer.Ordinal))
            WriteRow(point.Key.Set, point.Key.Point, point, strategies, others, r => r["draw"], output);
    }

    // One row; the unit is what is independent: sets, or the draws of one.
    private static void WriteRow(
        string name, string point, IEnumerable<Dictionary<string, string>> rows, string[] strategies, string[] others, Func<Dictionary<string, string>, string> unit, TextWriter output)
    {
        Dictionary<string, double>[] units = [.. rows.GroupBy(unit).Select(u => u.GroupBy(r => r["strategy"]).ToDictionary(s => s.Key, s => s.Average(r => double.Parse(r["accuracy"], CultureInfo.InvariantCulture)), StringComparer.Ordinal))];
        IEnumerable<string> means = strategies.Select(s => (100 * units.Average(u => u[s])).ToString("F1", CultureInfo.InvariantCulture));
        IEnumerable<string> differences = others.Select(s => Figures.Difference(StudentInterval.Of([.. units.Select(u => u[s] - u[SuggestCurve.Random])]), Metric.Accuracy));
        output.WriteLine($"| {name} | {point} | {string.Join(" | ", means)} | {string.Join(" | ", differences)} |");
    }
}
