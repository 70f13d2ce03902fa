using System.Text.Json.Nodes;
using TextTransfer.Reports.Markup;
using TextTransfer.Reports.Sections;

namespace TextTransfer;

/// <summary>
/// Comparisons of bodies of text for people to read and for machines: one HTML file without any other, and the same as JSON. Parts of the
/// texts are in it, shown as text, whatever they hold; so it goes where they may go. Immutable.
/// </summary>
public sealed record TextComparisonReport
{
    /// <summary>What was found out, of one pair of bodies or several.</summary>
    public required IReadOnlyList<TextComparison> Comparisons { get; init; }

    /// <summary>When it was made; left out when <see langword="null"/>, so that equal comparisons give equal files.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The report as one page that loads nothing.</summary>
    public string ToHtml() => ComparisonPage.Of(this).ToString();

    /// <summary>The figures as a JSON array of one object a comparison; every p-value stands in a field <c>pValue</c>.</summary>
    public string ToJson() => new JsonArray([.. Comparisons.Select(ComparisonJson.Of)]).ToJsonString(new(ComparisonJson.Options) { WriteIndented = true }) + "\n";

    /// <summary>Writes it to a file that is complete or absent: as JSON when its name ends in <c>.json</c>, else as HTML.</summary>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save(string path) => ReportFile.Save(path, ToHtml, ToJson);
}
