using TextTransfer.Comparison.Resampling;
using TextTransfer.Comparison.Segmentation;

namespace TextTransfer.Comparison.Style;

/// <summary>The figures of style of both sides, each with its interval or what it lacks.</summary>
internal static class StyleFigures
{
    public static IReadOnlyList<ComparedFigure> Compare(PreparedBody a, PreparedBody b, string? language, LanguageProfile profile, Assignments assignments)
    {
        IReadOnlyList<FigureDefinition> definitions = FigureDefinitions.Of(language, profile);
        double[][] counts = [.. a.UnitCounts(), .. b.UnitCounts()];
        if (a.UnitCount == 0 || b.UnitCount == 0)
            return [];

        FigureResampling.Result[] results = new FigureResampling(counts, assignments).Compare([.. definitions.Select(d => d.Of)]);
        List<ComparedFigure> figures = [];
        for (int i = 0; i < definitions.Count; i++)
        {
            FigureDefinition definition = definitions[i];
            FigureResampling.Result result = results[i];
            double present = Math.Min(Sum(counts.Take(a.UnitCount), definition.Needs), Sum(counts.Skip(a.UnitCount), definition.Needs));
            bool isShort = present < definition.Least;
            bool isAbsent = result is { ValueA: 0, ValueB: 0 }; // What neither side has is no test among the others.
            figures.Add(new()
            {
                Name = definition.Name,
                Aspect = definition.Aspect,
                Remark = isAbsent ? "none on either side" : definition.Remark,
                Shortage = isShort ? new(definition.Unit, present, definition.Least, definition.Source) : assignments.Shortage
                    ?? (result.PValue is null ? new(definition.Unit, present, Math.Max(definition.Least, Assignments.FewestUnits), Assignments.Source) : null),
                ValueA = isShort || !double.IsFinite(result.ValueA) ? null : result.ValueA,
                ValueB = isShort || !double.IsFinite(result.ValueB) ? null : result.ValueB,
                A = isShort ? null : result.A,
                B = isShort ? null : result.B,
                Difference = isShort ? null : result.Difference,
                PValue = isShort || isAbsent ? null : result.PValue,
            });
        }

        return [.. FalseDiscoveries.Adjust(figures, f => f.PValue, (f, p) => f with { AdjustedPValue = p }), .. TypeTokenRatios(a, b)];
    }

    /// <summary>Of the whole sides, and of as many words of each: the ratio falls with length, so it has no interval.</summary>
    private static IEnumerable<ComparedFigure> TypeTokenRatios(PreparedBody a, PreparedBody b)
    {
        int words = (int)Math.Min(a.Words, b.Words);
        if (words == 0)
            yield break;
        yield return Ratio("type-token ratio", int.MaxValue, "falls with length: no comparison unless the sides have the same number of words");
        yield return Ratio($"type-token ratio of the first {words} words", words, "at equal length; depends on the order of texts");

        ComparedFigure Ratio(string name, int first, string remark) => new()
        {
            Name = name,
            Aspect = ComparisonAspect.Diversity,
            ValueA = LexicalDiversity.TypeTokenRatio([.. a.Texts.SelectMany(t => t.Words).Take(first)]),
            ValueB = LexicalDiversity.TypeTokenRatio([.. b.Texts.SelectMany(t => t.Words).Take(first)]),
            Remark = remark,
        };
    }

    private static double Sum(IEnumerable<double[]> counts, TextCount count) => counts.Sum(c => c[(int)count]);
}
