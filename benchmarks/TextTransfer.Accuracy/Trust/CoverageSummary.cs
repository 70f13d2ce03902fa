using System.Globalization;

namespace TextTransfer.Accuracy.Trust;

/// <summary>How often each figure's interval holds the truth, by size of sample: over all sets, in the worst set, and how wide it is.</summary>
internal static class CoverageSummary
{
    public static void Write(IReadOnlyList<CoverageRow> rows, TextWriter output)
    {
        output.WriteLine("| method | figure | texts | samples | covered, test set | worst set | covered, same population | worst set | mean estimate | mean truth | mean width | mean extent |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var group in rows.GroupBy(r => (r.Method, r.Figure, r.Texts)).OrderBy(g => g.Key.Figure, StringComparer.Ordinal).ThenBy(g => g.Key.Method, StringComparer.Ordinal).ThenBy(g => g.Key.Texts))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {group.Key.Method} | {group.Key.Figure} | {group.Key.Texts} | {group.Count()} | {Covered(group, r => r.Truth)} | {Covered(group, r => r.Population)} | {group.Average(r => r.Estimate.Value):F3} | {group.Average(r => r.Population):F3} | {group.Average(r => r.Estimate.Upper - r.Estimate.Lower):F3} | {(group.Any(r => r.Extent is not null) ? $"{group.Average(r => r.Extent ?? 0):F2}" : "")} |"));
        }
    }

    private static string Covered(IEnumerable<CoverageRow> rows, Func<CoverageRow, double> truth)
    {
        (string Set, double Covered)[] bySet = [.. rows.GroupBy(r => r.Set).Select(s => (s.Key, s.Average(r => r.Covers(truth(r)) ? 1.0 : 0)))];
        (string set, double worst) = bySet.MinBy(s => s.Covered);
        return string.Create(CultureInfo.InvariantCulture, $"{100 * bySet.Average(s => s.Covered):F1} % | {set} {100 * worst:F0} %");
    }
}
