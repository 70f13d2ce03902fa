using System.Globalization;
using TextTransfer.Reports.Markup;

namespace TextTransfer.Reports.Sections;

/// <summary>The page of comparisons: what differs first, then meaning, words, style and copying of each pair.</summary>
internal static class ComparisonPage
{
    public static Html Of(TextComparisonReport report)
    {
        IReadOnlyList<TextComparison> comparisons = report.Comparisons;
        string[] names = [.. comparisons.SelectMany(c => new[] { c.A.Name, c.B.Name }).Distinct()];
        Html created = report.Created is { } time ? Html.Of($"""<p class="note">Made on {time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)}.</p>""") : default;
        return Page.Of($"Comparison of {string.Join(", ", names)}", Html.Of($"{comparisons.Select(Lead)}{created}"), [.. comparisons.SelectMany((c, i) => Sections(c, comparisons.Count > 1 ? i : null))]);
    }

    private static IEnumerable<Section> Sections(TextComparison comparison, int? number)
    {
        string title = number is null ? "" : $" of {comparison.A.Name} and {comparison.B.Name}";
        string id = number is { } n ? $"-{(char)('a' + (n / 26))}{(char)('a' + (n % 26))}" : "";
        yield return new($"differences{id}", $"Differences{title}", DifferenceSection.Of(comparison));
        if (comparison.Meaning is not null)
            yield return new($"meaning{id}", $"Meaning{title}", MeaningSection.Of(comparison));
        yield return new($"words{id}", $"Words{title}", WordSection.Of(comparison));
        yield return new($"style{id}", $"Style{title}", StyleSection.Of(comparison));
        yield return new($"copying{id}", $"Copying{title}", CopyingSection.Of(comparison));
    }

    private static Html Lead(TextComparison comparison)
    {
        ComparisonTest[] found = [.. comparison.Tests.Where(t => t.AdjustedPValue <= 0.05)];
        ComparisonTest[] tested = [.. comparison.Tests.Where(t => t.AdjustedPValue is not null)];
        string verdict = tested.Length == 0 ? "too little text to tell a difference from chance"
            : found.Length == 0 ? "no difference beyond chance was found"
            : $"more than chance differs in {string.Join(", ", found.Select(t => t.Aspect.ToString().ToLowerInvariant()).Distinct())} ({found.Length} of {tested.Length} tests, corrected for their number)";
        return Html.Of($"""<p class="verdict">{comparison.A.Name} and {comparison.B.Name}: {verdict}.</p>{comparison.Warnings.Select(w => Html.Of($"""<p class="warning">{w}</p>"""))}""");
    }
}
