using TextTransfer.Reports.Markup;

namespace TextTransfer.Reports.Sections;

/// <summary>Shares reused, passages and near-duplicates.</summary>
internal static class CopyingSection
{
    private const int MostCharacters = 600;

    public static Html Of(TextComparison comparison)
    {
        CopyingComparison copying = comparison.Copying;
        (string a, string b) = (comparison.A.Name, comparison.B.Name);
        return Html.Of($"""
            <p>{Share(copying.ReusedInA, copying.ReusedInAEstimate)} of the words of {a} and {Share(copying.ReusedInB, copying.ReusedInBEstimate)} of those of {b} stand in passages of {copying.PassageWords} words and more that both have. {copying.NearDuplicatesInA} texts of {a} and {copying.NearDuplicatesInB} of {b} have a near-duplicate on the other side. {copying.Shortage?.ToString() ?? ""}</p>
            {(copying.Passages.Count == 0 ? default : DataTable.Of($"The longest of {copying.PassageCount} passages in common", [new("passage", ColumnKind.Text), new("words", ColumnKind.Number), new(a), new("from", ColumnKind.Number), new(b), new("from", ColumnKind.Number)], copying.Passages.Select(Row), isSearchable: true))}
            {(copying.NearDuplicates.Count == 0 ? default : DataTable.Of("Near-duplicates", [new(a), new(b), new("similarity", ColumnKind.Number)], copying.NearDuplicates.Select(d => (IReadOnlyList<Cell>)[ComparisonJson.NameOf(d.A), ComparisonJson.NameOf(d.B), Cell.Of(d.Similarity, "0.00")])))}
            """);
    }

    private static IReadOnlyList<Cell> Row(SharedPassage p) =>
    [
        p.Text.Length <= MostCharacters ? p.Text : $"{p.Text[..MostCharacters]}…", Cell.Of(p.Words, "N0"), ComparisonJson.NameOf(p.A), Cell.Of(p.RangeInA.Start.Value, "N0"), ComparisonJson.NameOf(p.B), Cell.Of(p.RangeInB.Start.Value, "N0"),
    ];

    private static string Share(double value, Estimate? estimate) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{100 * value:0.0} %{(estimate is { } e ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" ({100 * e.Lower:0.0} to {100 * e.Upper:0.0})") : "")}");
}
