using TextTransfer.Comparison.Resampling;
using TextTransfer.Comparison.Segmentation;

namespace TextTransfer.Comparison.Style;

/// <summary>
/// The distance between two pooled profiles: the mean absolute difference of relative frequencies in standard deviations of texts, as
/// Burrows's Delta, with deviations taken over texts weighted by length, whatever their side.
/// </summary>
internal static class ProfileDistance
{
    public static ComparisonTest Test(string name, PreparedBody a, PreparedBody b, ProfileFeatures features, Assignments assignments)
    {
        ComparisonTest test = new()
        {
            Name = name,
            Aspect = ComparisonAspect.Style,
            Description = $"mean absolute difference of the frequencies of {features.Description} in standard deviations of texts",
            Shortage = SampleDeltas.Shortage(a, b) ?? assignments.Shortage,
        };
        if (Math.Min(a.Words, b.Words) < DeltaDistance.FewestWords || features.Names.Count == 0)
            return test;

        SparseRow[] rows = [.. UnitRows(a, features), .. UnitRows(b, features)];
        ProfileTest.Result result = Create(rows, features.Names.Count).Run(assignments);
        return test with { Value = result.Value, Estimate = result.Estimate, ExpectedByChance = result.ExpectedByChance, PValue = result.PValue };
    }

    public static ProfileTest Create(SparseRow[] rows, int features)
    {
        double[] deviations = Deviations(rows, features);
        return new(rows, features, (first, second) =>
        {
            double sum = 0;
            for (int i = 0; i < features; i++)
                sum += deviations[i] > 0 ? Math.Abs(first[i] - second[i]) / deviations[i] : 0;
            return sum / features;
        });
    }

    private static IEnumerable<SparseRow> UnitRows(PreparedBody body, ProfileFeatures features) =>
        body.Texts.Select((t, i) => (Text: t, Unit: body.Units[i])).GroupBy(t => t.Unit, t => t.Text).OrderBy(g => g.Key).Select(features.Count);

    private static double[] Deviations(SparseRow[] rows, int features)
    {
        double total = rows.Sum(r => r.Total);
        var sums = new double[features];
        var squares = new double[features];
        foreach (SparseRow row in rows.Where(r => r.Total > 0))
        {
            for (int i = 0; i < row.Features.Length; i++)
            {
                sums[row.Features[i]] += row.Counts[i];
                squares[row.Features[i]] += row.Counts[i] * row.Counts[i] / row.Total;
            }
        }

        return [.. sums.Select((s, i) => Math.Sqrt(Math.Max(0, (squares[i] / total) - (s / total * (s / total)))))];
    }
}
