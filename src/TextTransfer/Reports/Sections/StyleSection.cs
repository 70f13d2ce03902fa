using TextTransfer.Reports.Charts;
using TextTransfer.Reports.Markup;

namespace TextTransfer.Reports.Sections;

/// <summary>Figures of style: distributions of lengths laid over each other, diversity with intervals, a table of all.</summary>
internal static class StyleSection
{
    public static Html Of(TextComparison comparison)
    {
        (string a, string b) = (comparison.A.Name, comparison.B.Name);
        Column[] columns =
        [
            new("figure"), new("of"), new(a, ColumnKind.Number), new(b, ColumnKind.Number), new($"{b} − {a}", ColumnKind.Number), new("p", ColumnKind.Number), new("p corrected", ColumnKind.Number), new("to mind"),
        ];
        ComparedFigure[] diversity = [.. comparison.Style.Figures.Where(f => f is { Aspect: ComparisonAspect.Diversity, A: not null, B: not null })];
        return Html.Of($"""
            {Matched(comparison.Style.Matched)}
            {Overlay("Words per sentence", "words", comparison.A.SentenceLengths, comparison.B.SentenceLengths, a, b)}
            {Overlay("Letters per word", "letters", comparison.A.WordLengths, comparison.B.WordLengths, a, b)}
            {diversity.Select(f => IntervalPlot.Of($"{f.Name} of both sides, with 95 % intervals.", Axis.Around(f.Name, [f.A!.Value.Lower, f.A.Value.Upper, f.B!.Value.Lower, f.B.Value.Upper]), [(a, f.A.Value), (b, f.B.Value)]))}
            {DataTable.Of("Figures of style, with 95 % intervals", columns, comparison.Style.Figures.Select(Row), isSearchable: true)}
            """);
    }

    private static Html Matched(MatchedStyle? matched)
    {
        if (matched is null)
            return default;
        string pairs = $"{matched.Pairs} pairs of texts of both sides are each other's nearest by meaning (mean cosine {matched.MeanSimilarity:0.00}, of any two {matched.MeanSimilarityOfAll:0.00}).";
        Html Sentence(string of, ComparisonTest test) => test.Value is { } value
            ? Html.Of($"<p>{of}: distance of function words {DifferenceSection.Short(value)}, by chance {DifferenceSection.Short(test.ExpectedByChance ?? double.NaN)}, p {test.PValue ?? double.NaN:0.000}. {test.Shortage?.ToString() ?? ""}</p>")
            : Html.Of($"<p>{of}: {test.Shortage?.ToString() ?? "not given"}.</p>");
        return Html.Of($"<h3>Style apart from topic</h3><p>{pairs}</p>{Sentence("Within these pairs", matched.Matched)}{Sentence("All texts", matched.Unmatched)}");
    }

    private static Html Overlay(string title, string unit, IReadOnlyList<int> first, IReadOnlyList<int> second, string a, string b)
    {
        double[] sharesA = Shares(first), sharesB = Shares(second);
        if (sharesA.Sum() == 0 || sharesB.Sum() == 0)
            return default;
        int last = Math.Max(4, Math.Max(Array.FindLastIndex(sharesA, s => s > 0.002), Array.FindLastIndex(sharesB, s => s > 0.002)));
        Plot plot = new(new(unit, 1, last + 1), new("share in %", 0, 105 * sharesA.Concat(sharesB).Max()), height: 240) { Legend = [(a, "point"), (b, "point side-1")] };
        plot.Line(sharesA.Take(last + 1).Select((s, i) => (i + 1.0, 100 * s)));
        plot.Line(sharesB.Take(last + 1).Select((s, i) => (i + 1.0, 100 * s)), "line forecast side-1");
        return plot.Draw($"{title}.");
    }

    private static double[] Shares(IReadOnlyList<int> counts)
    {
        double sum = counts.Sum();
        return [.. counts.Select(c => sum > 0 ? c / sum : 0)];
    }

    private static IReadOnlyList<Cell> Row(ComparedFigure f) =>
    [
        f.Name, f.Aspect.ToString().ToLowerInvariant(), DifferenceSection.Value(f.ValueA, f.A), DifferenceSection.Value(f.ValueB, f.B), DifferenceSection.Value(f.Difference?.Value, f.Difference),
        DifferenceSection.PValue(f.PValue), DifferenceSection.PValue(f.AdjustedPValue), string.Join("; ", new[] { f.Shortage?.ToString(), f.Remark }.OfType<string>()),
    ];
}
