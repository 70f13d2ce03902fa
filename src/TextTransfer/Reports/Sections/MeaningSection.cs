using TextTransfer.Reports.Charts;
using TextTransfer.Reports.Markup;

namespace TextTransfer.Reports.Sections;

/// <summary>A map of texts by meaning, topics with their shares, and the texts least like the other side.</summary>
internal static class MeaningSection
{
    private const int Unmatched = 100;
    private const int MostCharacters = 300;

    public static Html Of(TextComparison comparison)
    {
        MeaningComparison meaning = comparison.Meaning!;
        (string a, string b) = (comparison.A.Name, comparison.B.Name);
        return Html.Of($"""
            {Coverage(meaning, a, b)}
            {Map(meaning, a, b)}
            {(meaning.Topics.Count == 0 ? default : DataTable.Of("Topics: clusters of the texts of both sides", [new("distinctive words"), new("typical texts", ColumnKind.Text), new($"share of {a}", ColumnKind.Number), new($"share of {b}", ColumnKind.Number), new("on both"), new("p corrected", ColumnKind.Number)], meaning.Topics.Select(Row)))}
            {Nearest($"Texts of {a} and the nearest of {b}, the least alike first", meaning.NearestInB)}
            {Nearest($"Texts of {b} and the nearest of {a}, the least alike first", meaning.NearestInA)}
            """);
    }

    internal static string ExcerptOf(Document document) => Excerpt.Of(document.Title ?? document.Text.Trim(), MostCharacters);

    private static Html Coverage(MeaningComparison meaning, string a, string b)
    {
        if (meaning.CoverageOfA is not { } ofA || meaning.CoverageOfB is not { } ofB)
            return default;
        return Html.Of($"<p>{b} covers {100 * ofA.Value:0} % ({100 * ofA.Lower:0} to {100 * ofA.Upper:0}) of {a}, and {a} covers {100 * ofB.Value:0} % ({100 * ofB.Lower:0} to {100 * ofB.Upper:0}) of {b}: texts with one of the other side as near as their own neighbours. 97 % are expected where the sides do not differ.</p>");
    }

    private static Html Map(MeaningComparison meaning, string a, string b)
    {
        Plot plot = new(Axis.Around("first principal component", meaning.Map.Select(m => m.X)), Axis.Around("second principal component", meaning.Map.Select(m => m.Y)), width: 720, height: 480) { Legend = [(a, "point"), (b, "point side-1")] };
        foreach (MappedText text in meaning.Map)
            plot.Point(text.X, text.Y, ExcerptOf(text.Document), text.IsFirst ? "point" : "point side-1", 3);
        return plot.Draw("Texts by meaning: near texts say the like.");
    }

    private static IReadOnlyList<Cell> Row(ComparedTopic t) =>
    [
        string.Join(", ", t.DistinctiveWords), string.Join("\n", t.TypicalTexts.Select(ExcerptOf)), Cell.Of(t.ShareA, "P0"), Cell.Of(t.ShareB, "P0"), t.IsShared ? "yes" : "no", DifferenceSection.PValue(t.AdjustedPValue),
    ];

    private static Html Nearest(string caption, IReadOnlyList<NearestText> texts) => DataTable.Of(
        caption,
        [new("text", ColumnKind.Text), new("nearest of the other side", ColumnKind.Text), new("cosine", ColumnKind.Number)],
        texts.OrderBy(t => t.Similarity).Take(Unmatched).Select(t => (IReadOnlyList<Cell>)[ExcerptOf(t.Text), ExcerptOf(t.Nearest), Cell.Of(t.Similarity, "0.00")]),
        isSearchable: true);
}
