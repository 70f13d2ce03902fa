using TextTransfer.Reports.Markup;

namespace TextTransfer.Reports.Sections;

/// <summary>The texts that held-out predictions get wrong, the surest first: what a person can learn most from.</summary>
internal static class ErrorSection
{
    private const int MostErrors = 200;
    private const int MostCharacters = 600;

    private static readonly Column[] Columns = [new("text", ColumnKind.Text), new("label"), new("taken for"), new("probability", ColumnKind.Number), new("id")];

    public static Html Of(EvaluationReport report)
    {
        IReadOnlyList<MisclassifiedText> errors = report.Errors;
        if (errors.Count == 0)
            return Html.Of($"<p>No text is taken for another class.</p>");
        string shown = errors.Count > MostErrors ? $" The first {MostErrors} are shown." : "";
        return Html.Of($"""
            <p>{errors.Count} of {report.Corpus.Texts.Count} texts are taken for another class, the surest first: wrong labels are often among the first.{shown}</p>
            {DataTable.Of("Texts taken for another class", Columns, errors.Take(MostErrors).Select(Row), isSearchable: true)}
            """);
    }

    private static IReadOnlyList<Cell> Row(MisclassifiedText error) =>
    [
        Excerpt.Of(error.Text.Text, MostCharacters), error.Text.Label, error.Predicted.Label, Cell.Of(error.Predicted.Probability, "P0"), PlaceOf(error.Text),
    ];

    /// <summary>Where its source has a text; empty when nobody knows.</summary>
    internal static string PlaceOf(LabeledText text) => text.Id ?? (text.Line is { } line ? $"line {line}" : "");
}
