using System.Globalization;
using Spectre.Console;

namespace TextTransfer.Cli.Output;

/// <summary>Documents with any number of labels: a table for people, a row or a line per document for machines.</summary>
internal static class MultiLabelPredictionView
{
    private static readonly string[] Before = ["id", "title", "labels"];
    private static readonly string[] After = ["kind", "status", "categories", "url"];

    public static void Write(
        OutputFormat format, IReadOnlyList<string> labels, IReadOnlyList<Document> documents, IReadOnlyList<MultiLabelPrediction> predictions, OutputTarget target)
    {
        if (format == OutputFormat.Text)
            WriteTable(documents, predictions, target.CreateConsole());
        else
            RecordWriter.Write(target.Writer, format, [.. Before, .. labels.Select(l => $"probability_{l}"), .. After], documents.Zip(predictions, (d, p) => Row(labels, d, p)));
    }

    private static void WriteTable(IReadOnlyList<Document> documents, IReadOnlyList<MultiLabelPrediction> predictions, IAnsiConsole console)
    {
        Table table = Tables.Create("title", "labels", "kind");
        table.Columns[0].Width(PredictionView.TitleWidth).NoWrap();
        foreach ((Document document, MultiLabelPrediction prediction) in documents.Zip(predictions))
        {
            IEnumerable<string> given = prediction.Probabilities.Where(p => prediction.Labels.Contains(p.Label)).Select(p => $"{Printable.Of(p.Label)} {Tables.Percent(p.Probability)}");
            table.AddRow(
                new Text(Printable.Of(PredictionView.TitleOf(document))) { Overflow = Overflow.Ellipsis },
                new Text(string.Join(", ", given)),
                new Text(PredictionView.KindOf(document)));
        }

        console.Write(table);
        IEnumerable<string> counts = predictions.SelectMany(p => p.Labels).GroupBy(l => l).OrderByDescending(g => g.Count()).Select(g => $"{Printable.Of(g.Key)} {g.Count()}");
        double cardinality = predictions.Count == 0 ? 0 : predictions.Average(p => p.Labels.Count);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Counted.Of(documents.Count, "document")}: {string.Join(", ", counts)}; {cardinality:0.00} labels per text."));
    }

    private static object?[] Row(IReadOnlyList<string> labels, Document document, MultiLabelPrediction prediction)
    {
        Dictionary<string, double> probabilities = prediction.Probabilities.ToDictionary(p => p.Label, p => p.Probability, StringComparer.Ordinal);
        return
        [
            PredictionView.IdOf(document), document.Title, prediction.Labels, .. labels.Select(l => (object)probabilities[l]),
            document.Kind, document.Status, document.Categories.Count == 0 ? null : string.Join('|', document.Categories), document.Url,
        ];
    }
}
