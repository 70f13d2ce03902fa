using TextTransfer.Reports.Charts;
using TextTransfer.Reports.Markup;

namespace TextTransfer.Reports.Sections;

/// <summary>Key words, pairs and patterns: a plot of frequency against log ratio, and a table.</summary>
internal static class WordSection
{
    private const int Labelled = 10;

    public static Html Of(TextComparison comparison)
    {
        (string a, string b) = (comparison.A.Name, comparison.B.Name);
        Column[] columns =
        [
            new("item"), new("kind"), new($"per million, {a}", ColumnKind.Number), new($"per million, {b}", ColumnKind.Number), new("log ratio", ColumnKind.Number), new("log-likelihood", ColumnKind.Number),
            new("Bayes factor", ColumnKind.Number), new($"DP, {a}", ColumnKind.Number), new($"DP, {b}", ColumnKind.Number), new("p", ColumnKind.Number), new("p corrected", ColumnKind.Number),
        ];
        Keyword[] words = [.. comparison.Words.Keywords.Where(k => k.Kind == KeywordKind.Word)];
        return Html.Of($"""
            <p>{comparison.Words.Found} of {comparison.Words.Tested} words, pairs and patterns differ in frequency at a false discovery rate of 5 %. P-values are of whole texts assigned to sides at random, since words of one text come together.</p>
            {(words.Length > 0 ? Plot(words, a, b) : default)}
            {DataTable.Of($"Key items: log ratio above 0 is more frequent in {a}; DP is their dispersion over texts, 0 even to 1 in one text", columns, comparison.Words.Keywords.Select(Row), isSearchable: true)}
            """);
    }

    private static Html Plot(Keyword[] words, string a, string b)
    {
        Plot plot = new(Axis.Around("occurrences in a million words, both sides, log₁₀", words.Select(Frequency)), Axis.Around("log ratio", words.Select(w => w.LogRatio)), width: 720, height: 420) { Legend = [(a, "point"), (b, "point side-1")] };
        foreach (Keyword word in words.OrderByDescending(w => w.AdjustedPValue ?? 1))
            plot.Point(Frequency(word), word.LogRatio, $"{word.Text}: {word.CountA} and {word.CountB}", word.LogRatio > 0 ? "point" : "point side-1", word.AdjustedPValue <= 0.05 ? 4 : 2);
        foreach (Keyword word in words.Where(w => w.AdjustedPValue <= 0.05).GroupBy(w => w.LogRatio > 0).SelectMany(g => g.OrderByDescending(w => w.LogLikelihood).Take(Labelled)))
            plot.Label(Frequency(word), word.LogRatio, word.Text);
        return plot.Draw($"Key words: above 0 more frequent in {a}, below 0 in {b}; small points are not more than chance.");
    }

    private static double Frequency(Keyword word) => Math.Log10(Math.Max(0.1, (word.PerMillionA + word.PerMillionB) / 2));

    private static IReadOnlyList<Cell> Row(Keyword k) =>
    [
        k.Text, k.Kind.ToString().ToLowerInvariant(), Cell.Of(k.PerMillionA, "#,0"), Cell.Of(k.PerMillionB, "#,0"), DifferenceSection.Value(k.LogRatio, k.LogRatioEstimate), Cell.Of(k.LogLikelihood, "#,0.0"), Cell.Of(k.BayesFactor, "0.0"),
        DifferenceSection.Number(k.DispersionA, "0.00"), DifferenceSection.Number(k.DispersionB, "0.00"), DifferenceSection.PValue(k.PValue), DifferenceSection.PValue(k.AdjustedPValue),
    ];
}
