namespace TextTransfer.Cli.Output;

/// <summary>A comparison of texts as rows of one table, for CSV.</summary>
internal static class TextComparisonRows
{
    public static readonly string[] Columns =
    [
        "a", "b", "part", "name", "valueA", "lowerA", "upperA", "valueB", "lowerB", "upperB", "value", "lower", "upper", "expectedByChance", "pValue", "adjustedPValue", "note",
    ];

    public static IEnumerable<IReadOnlyList<object?>> Of(TextComparison comparison)
    {
        (string a, string b) = (comparison.A.Name, comparison.B.Name);
        foreach (ComparisonTest test in comparison.Tests)
        {
            yield return [a, b, Part(test.Aspect), test.Name, null, null, null, null, null, null, test.Value, test.Estimate?.Lower, test.Estimate?.Upper, test.ExpectedByChance, test.PValue, test.AdjustedPValue, test.Shortage?.ToString()];
        }

        foreach (ComparedFigure f in comparison.Style.Figures)
        {
            yield return [a, b, Part(f.Aspect), f.Name, f.ValueA, f.A?.Lower, f.A?.Upper, f.ValueB, f.B?.Lower, f.B?.Upper, f.Difference?.Value, f.Difference?.Lower, f.Difference?.Upper, null, f.PValue, f.AdjustedPValue, f.Shortage?.ToString() ?? f.Remark];
        }

        foreach (Keyword k in comparison.Words.Keywords)
        {
            yield return [a, b, k.Kind.ToString().ToLowerInvariant(), k.Text, k.PerMillionA, null, null, k.PerMillionB, null, null, k.LogRatio, k.LogRatioEstimate?.Lower, k.LogRatioEstimate?.Upper, null, k.PValue, k.AdjustedPValue, null];
        }

        foreach (ComparedTopic t in comparison.Meaning?.Topics ?? [])
            yield return [a, b, "topic", string.Join(' ', t.DistinctiveWords), t.ShareA, null, null, t.ShareB, null, null, null, null, null, null, t.PValue, t.AdjustedPValue, null];
        if (comparison.Meaning is { } meaning)
            yield return [a, b, "meaning", "coverage", meaning.CoverageOfA?.Value, meaning.CoverageOfA?.Lower, meaning.CoverageOfA?.Upper, meaning.CoverageOfB?.Value, meaning.CoverageOfB?.Lower, meaning.CoverageOfB?.Upper, null, null, null, null, null, null, null];
        CopyingComparison c = comparison.Copying;
        yield return [a, b, "copying", "share reused", c.ReusedInA, c.ReusedInAEstimate?.Lower, c.ReusedInAEstimate?.Upper, c.ReusedInB, c.ReusedInBEstimate?.Lower, c.ReusedInBEstimate?.Upper, null, null, null, null, null, null, c.Shortage?.ToString()];
        yield return [a, b, "copying", "texts with a near-duplicate", c.NearDuplicatesInA, null, null, c.NearDuplicatesInB, null, null, null, null, null, null, null, null, null];
    }

    private static string Part(ComparisonAspect aspect) => aspect.ToString().ToLowerInvariant();
}
