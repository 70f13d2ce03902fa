using System.Globalization;
using Spectre.Console;

namespace TextTransfer.Cli.Output;

/// <summary>Documents with their predictions: a table for people, a row or a line per document for machines.</summary>
internal static class PredictionView
{
    internal const int TitleWidth = 60;
    private const string Abstained = "?";

    private static readonly string[] Columns = ["id", "title", "label", "probability", "abstained", "second_label", "second_probability", "kind", "status", "categories", "url"];

    /// <param name="format">How.</param>
    /// <param name="documents">The documents.</param>
    /// <param name="predictions">Their predictions.</param>
    /// <param name="explanations">The reasons of each, not with CSV; <see langword="null"/> when they were not asked for.</param>
    /// <param name="target">Where to.</param>
    public static void Write(
        OutputFormat format, IReadOnlyList<Document> documents, IReadOnlyList<Prediction> predictions, IReadOnlyList<Explanation>? explanations, OutputTarget target)
    {
        if (format == OutputFormat.Text)
        {
            WriteTable(documents, predictions, target.CreateConsole());
            if (explanations is not null)
            {
                target.Writer.WriteLine();
                ExplanationView.WriteText(documents, explanations, target.Writer);
            }
        }
        else if (explanations is not null)
        {
            RecordWriter.Write(target.Writer, format, [.. Columns, "explanation"],
                documents.Zip(predictions, explanations).Select(d => (IReadOnlyList<object?>)[.. Row(d.First, d.Second), ExplanationView.ToJson(d.Third)]));
        }
        else
        {
            RecordWriter.Write(target.Writer, format, Columns, documents.Zip(predictions, Row));
        }
    }

    public static string TitleOf(Document document) =>
        !string.IsNullOrWhiteSpace(document.Title) ? document.Title
        : string.IsNullOrWhiteSpace(document.Text) ? $"({IdOf(document)}: no text)"
        : document.Text[..Math.Min(document.Text.Length, 2 * TitleWidth)].Trim();

    private static void WriteTable(IReadOnlyList<Document> documents, IReadOnlyList<Prediction> predictions, IAnsiConsole console)
    {
        Table table = Tables.Create("title", "", "label", "probability", "second", "kind");
        table.Columns[0].Width(TitleWidth).NoWrap();
        foreach ((Document document, Prediction prediction) in documents.Zip(predictions))
        {
            Style style = prediction.IsAbstained ? new Style(decoration: Decoration.Dim) : Style.Plain;
            LabelProbability second = prediction.Probabilities[1];
            table.AddRow(
                new Text(Printable.Of(TitleOf(document)), style) { Overflow = Overflow.Ellipsis },
                new Text(prediction.IsAbstained ? Abstained : "", style),
                new Text(Printable.Of(prediction.Label), style),
                new Text(Tables.Percent(prediction.Probability), style).RightJustified(),
                new Text($"{Printable.Of(second.Label)} {Tables.Percent(second.Probability)}", style),
                new Text(KindOf(document), style));
        }

        console.Write(table);
        int abstained = predictions.Count(p => p.IsAbstained);
        IEnumerable<string> counts = predictions.Where(p => !p.IsAbstained).GroupBy(p => p.Label).OrderByDescending(g => g.Count()).Select(g => $"{Printable.Of(g.Key)} {g.Count()}");
        console.WriteLine($"{Counted.Of(documents.Count, "document")}: {string.Join(", ", counts)}; {abstained} left to a person ({Abstained}).");
    }

    private static object?[] Row(Document document, Prediction prediction) =>
    [
        IdOf(document), document.Title, prediction.Label, prediction.Probability, prediction.IsAbstained,
        prediction.Probabilities[1].Label, prediction.Probabilities[1].Probability,
        document.Kind, document.Status, document.Categories.Count == 0 ? null : string.Join('|', document.Categories), document.Url,
    ];

    /// <summary>Records without an id are told apart by their line.</summary>
    internal static string? IdOf(Document document) => document.Id ?? document.Line?.ToString(CultureInfo.InvariantCulture);

    internal static string KindOf(Document document) =>
        document.Status is null or "publish" ? document.Kind ?? "" : string.Create(CultureInfo.InvariantCulture, $"{document.Kind}, {document.Status}");
}
