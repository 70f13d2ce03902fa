using System.Globalization;
using Spectre.Console;

namespace TextTransfer.Cli.Output;

/// <summary>Documents with their predictions: a table for people, a row or a line per document for machines.</summary>
internal static class PredictionView
{
    private const int TitleWidth = 60;
    private const string Abstained = "?";

    private static readonly string[] Columns = ["id", "title", "label", "probability", "abstained", "second_label", "second_probability", "kind", "status", "categories", "url"];

    public static void Write(OutputFormat format, IReadOnlyList<Document> documents, IReadOnlyList<Prediction> predictions, TextWriter output)
    {
        if (format == OutputFormat.Text)
            WriteTable(documents, predictions, output);
        else
            RecordWriter.Write(output, format, Columns, documents.Zip(predictions, Row));
    }

    private static void WriteTable(IReadOnlyList<Document> documents, IReadOnlyList<Prediction> predictions, TextWriter output)
    {
        Table table = TextConsole.CreateTable("title", "", "label", "probability", "else", "kind");
        foreach ((Document document, Prediction prediction) in documents.Zip(predictions))
        {
            Style style = prediction.IsAbstained ? new Style(decoration: Decoration.Dim) : Style.Plain;
            LabelProbability second = prediction.Probabilities[1];
            table.AddRow(
                new Text(Shorten(TitleOf(document)), style),
                new Text(prediction.IsAbstained ? Abstained : "", style),
                new Text(prediction.Label, style),
                new Text(TextConsole.Percent(prediction.Probability), style).RightJustified(),
                new Text($"{second.Label} {TextConsole.Percent(second.Probability)}", style),
                new Text(KindOf(document), style));
        }

        IAnsiConsole console = TextConsole.Create(output);
        console.Write(table);
        int abstained = predictions.Count(p => p.IsAbstained);
        IEnumerable<string> counts = predictions.Where(p => !p.IsAbstained).GroupBy(p => p.Label).OrderByDescending(g => g.Count()).Select(g => $"{g.Key} {g.Count()}");
        console.WriteLine($"{documents.Count} documents: {string.Join(", ", counts)}; {abstained} left to a person ({Abstained}).");
    }

    private static object?[] Row(Document document, Prediction prediction) =>
    [
        document.Id, document.Title, prediction.Label, prediction.Probability, prediction.IsAbstained,
        prediction.Probabilities[1].Label, prediction.Probabilities[1].Probability,
        document.Kind, document.Status, string.Join('|', document.Categories), document.Url,
    ];

    private static string TitleOf(Document document) =>
        string.IsNullOrWhiteSpace(document.Title) ? document.Text.ReplaceLineEndings(" ").Trim() : document.Title;

    private static string KindOf(Document document) =>
        document.Status is null or "publish" ? document.Kind ?? "" : string.Create(CultureInfo.InvariantCulture, $"{document.Kind}, {document.Status}");

    private static string Shorten(string text) => text.Length <= TitleWidth ? text : text[..(TitleWidth - 1)].TrimEnd() + "…";
}
