using System.Globalization;
using Spectre.Console;

namespace TextTransfer.Cli.Output;

/// <summary>Documents with their predictions: a table for people, a row or a line per document for machines.</summary>
internal static class PredictionView
{
    internal const int TitleWidth = 60;
    private const string Uncertain = "?";
    private const string Unknown = "!";

    private static readonly string[] Columns = ["id", "title", "label", "probability", "abstained", "second_label", "second_probability", "kind", "status", "categories", "url", "reason", "familiarity"];

    /// <param name="format">How.</param>
    /// <param name="documents">The documents.</param>
    /// <param name="predictions">Their predictions.</param>
    /// <param name="sets">The classes among which each one's is; <see langword="null"/> when they were not asked for.</param>
    /// <param name="explanations">The reasons of each, not with CSV; <see langword="null"/> when they were not asked for.</param>
    /// <param name="target">Where to.</param>
    public static void Write(
        OutputFormat format, IReadOnlyList<Document> documents, IReadOnlyList<Prediction> predictions, IReadOnlyList<PredictionSet>? sets, IReadOnlyList<Explanation>? explanations, OutputTarget target)
    {
        if (format == OutputFormat.Text)
        {
            WriteTable(documents, predictions, sets, target.CreateConsole());
            if (explanations is not null)
            {
                target.Writer.WriteLine();
                ExplanationView.WriteText(documents, explanations, target.Writer);
            }
            return;
        }
        RecordWriter.Write(target.Writer, format,
            [.. Columns, .. Only(sets, "set"), .. Only(explanations, "explanation")],
            documents.Select((d, i) => (IReadOnlyList<object?>)
            [
                .. Row(d, predictions[i]),
                .. Only(sets, sets is null ? null : LabelsOf(sets[i])),
                .. Only(explanations, explanations is null ? null : ExplanationView.ToJson(explanations[i])),
            ]));
    }

    /// <summary>What belongs to something that was asked for, if it was.</summary>
    private static T[] Only<T>(object? asked, T value) => asked is null ? [] : [value];

    private static string[] LabelsOf(PredictionSet set) => [.. set.Labels.Select(l => l.Label)];

    public static string TitleOf(Document document) =>
        !string.IsNullOrWhiteSpace(document.Title) ? document.Title
        : string.IsNullOrWhiteSpace(document.Text) ? $"({IdOf(document)}: no text)"
        : document.Text[..Math.Min(document.Text.Length, 2 * TitleWidth)].Trim();

    private static void WriteTable(IReadOnlyList<Document> documents, IReadOnlyList<Prediction> predictions, IReadOnlyList<PredictionSet>? sets, IAnsiConsole console)
    {
        Table table = Tables.Create("title", "", "label", "probability", sets is null ? "second" : "among", "kind");
        table.Columns[0].Width(TitleWidth).NoWrap();
        foreach ((int i, (Document document, Prediction prediction)) in documents.Zip(predictions).Index())
        {
            Style style = prediction.IsAbstained ? new Style(decoration: Decoration.Dim) : Style.Plain;
            LabelProbability second = prediction.Probabilities[1];
            table.AddRow(
                new Text(Printable.Of(TitleOf(document)), style) { Overflow = Overflow.Ellipsis },
                new Text(MarkOf(prediction.Reason), style),
                new Text(Printable.Of(prediction.Label), style),
                new Text(Tables.Percent(prediction.Probability), style).RightJustified(),
                new Text(sets is null ? $"{Printable.Of(second.Label)} {Tables.Percent(second.Probability)}" : string.Join(", ", LabelsOf(sets[i]).Select(Printable.Of)), style),
                new Text(KindOf(document), style));
        }

        console.Write(table);
        IEnumerable<string> counts = predictions.Where(p => !p.IsAbstained).GroupBy(p => p.Label).OrderByDescending(g => g.Count()).Select(g => $"{Printable.Of(g.Key)} {g.Count()}");
        console.WriteLine($"{Counted.Of(documents.Count, "document")}: {string.Join(", ", counts)}; {predictions.Count(p => p.IsAbstained)} left to a person ({Uncertain} not sure, {Unknown} unlike the labelled texts).");
    }

    private static string MarkOf(AbstentionReason reason) => reason switch
    {
        AbstentionReason.None => "",
        AbstentionReason.Unknown => Unknown,
        _ => Uncertain,
    };

    private static object?[] Row(Document document, Prediction prediction) =>
    [
        IdOf(document), document.Title, prediction.Label, prediction.Probability, prediction.IsAbstained,
        prediction.Probabilities[1].Label, prediction.Probabilities[1].Probability,
        document.Kind, document.Status, document.Categories.Count == 0 ? null : string.Join('|', document.Categories), document.Url,
        prediction.IsAbstained ? prediction.Reason.ToString().ToLowerInvariant() : null, prediction.Familiarity,
    ];

    /// <summary>Records without an id are told apart by their line.</summary>
    internal static string? IdOf(Document document) => document.Id ?? document.Line?.ToString(CultureInfo.InvariantCulture);

    internal static string KindOf(Document document) =>
        document.Status is null or "publish" ? document.Kind ?? "" : string.Create(CultureInfo.InvariantCulture, $"{document.Kind}, {document.Status}");
}
