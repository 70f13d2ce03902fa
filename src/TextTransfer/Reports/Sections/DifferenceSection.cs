using System.Globalization;
using TextTransfer.Reports.Markup;

namespace TextTransfer.Reports.Sections;

/// <summary>The sides in numbers, and the distances as a whole with their p-values.</summary>
internal static class DifferenceSection
{
    private static readonly Column[] BodyColumns =
    [
        new("side"), new("texts", ColumnKind.Number), new("independent", ColumnKind.Number), new("compared", ColumnKind.Number), new("words", ColumnKind.Number), new("sentences", ColumnKind.Number), new("languages"),
    ];

    private static readonly Column[] TestColumns =
    [
        new("difference"), new("of"), new("distance", ColumnKind.Number), new("by chance", ColumnKind.Number), new("p", ColumnKind.Number), new("p corrected", ColumnKind.Number), new("what it is"), new("text"),
    ];

    public static Html Of(TextComparison comparison) => Html.Of($"""
        {DataTable.Of("The sides; words and style are compared in one language", BodyColumns, new[] { comparison.A, comparison.B }.Select(Row))}
        {DataTable.Of("Distances, with 95 % intervals; p: the share of random assignments of texts to sides with as large a distance", TestColumns, comparison.Tests.Select(Row))}
        """);

    internal static Cell Number(double? value, string format = "0.###") => value is { } v && double.IsFinite(v) ? Cell.Of(v, format) : "";

    internal static Cell PValue(double? value) => Number(value, "0.000");

    internal static Cell Value(double? value, Estimate? estimate) => estimate is { } e
        ? new(Html.Of($"""{Short(e.Value)} <span class="interval">({Short(e.Lower)} to {Short(e.Upper)})</span>"""), e.Value)
        : Number(value);

    internal static string Short(double value) => value.ToString(Math.Abs(value) switch { >= 1000 => "#,0", >= 10 => "0.0", >= 0.1 => "0.00", _ => "0.0000" }, CultureInfo.InvariantCulture);

    private static IReadOnlyList<Cell> Row(ComparedBody body) =>
    [
        body.Name, Cell.Of(body.Texts, "N0"), Cell.Of(body.IndependentTexts, "N0"), Cell.Of(body.ComparedTexts, "N0"), Cell.Of(body.Words, "N0"), Cell.Of(body.Sentences, "N0"),
        string.Join(", ", body.Languages.Select(l => $"{l.Language ?? "unknown"} {l.Texts}")),
    ];

    private static IReadOnlyList<Cell> Row(ComparisonTest test) =>
    [
        test.Name, test.Aspect.ToString().ToLowerInvariant(), Value(test.Value, test.Estimate), Number(test.ExpectedByChance, "0.####"), PValue(test.PValue), PValue(test.AdjustedPValue), test.Description, test.Shortage?.ToString() ?? "",
    ];
}
