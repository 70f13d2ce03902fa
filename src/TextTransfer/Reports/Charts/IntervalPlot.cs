using TextTransfer.Reports.Markup;

namespace TextTransfer.Reports.Charts;

/// <summary>Estimates with their intervals below each other.</summary>
internal static class IntervalPlot
{
    private const int RowHeight = 26;
    private const int CharacterWidth = 7;
    private const int LongestName = 28;

    /// <param name="description">What it shows, in a sentence.</param>
    /// <param name="axis">What is estimated.</param>
    /// <param name="rows">In order, the first at the top.</param>
    public static Html Of(string description, Axis axis, IReadOnlyList<(string Name, Estimate Estimate)> rows)
    {
        string[] names = [.. rows.Select(r => Shorten(r.Name))];
        // The axis of the rows runs upwards: from half a row below the last to half a row above the first.
        Plot plot = new(axis, new("", rows.Count - 0.5, -0.5), height: (RowHeight * rows.Count) + 60, left: 20 + (CharacterWidth * names.Max(n => n.Length))) { RowNames = names };
        for (int i = 0; i < rows.Count; i++)
        {
            plot.HorizontalInterval(rows[i].Estimate, i);
            plot.Point(rows[i].Estimate.Value, i, $"{rows[i].Name}: {rows[i].Estimate}");
        }
        return plot.Draw(description);
    }

    private static string Shorten(string name) => name.Length <= LongestName ? name : $"{name.AsSpan(0, LongestName - 1)}…";
}
