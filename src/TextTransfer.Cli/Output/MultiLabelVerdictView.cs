using System.Globalization;
using Spectre.Console;
using TextTransfer.Statistics;

namespace TextTransfer.Cli.Output;

/// <summary>Cross-validated scores of multi-label methods, and what is known of each label.</summary>
internal static class MultiLabelVerdictView
{
    private static readonly string[] Columns =
    [
        "method", "micro_f1", "micro_f1_lower", "micro_f1_upper", "macro_f1", "macro_f1_lower", "macro_f1_upper",
        "hamming_loss", "hamming_loss_lower", "hamming_loss_upper", "subset_accuracy", "subset_accuracy_lower", "subset_accuracy_upper",
        "predicted_cardinality", "cardinality", "density", "texts", "labels", "folds", "repeats", "seed", "encoder", "fingerprint",
    ];

    public static void WriteRecords(MultiLabelEvaluation evaluation, OutputFormat format, OutputTarget target) =>
        RecordWriter.Write(target.Writer, format, [.. Columns, .. evaluation.Labels.Select(l => $"f1_{l.Label}")], evaluation.Scores.Select(s => Row(evaluation, s)));

    /// <param name="evaluation">The scores.</param>
    /// <param name="summary">What training decided, thresholds above all; none when nothing was trained to keep.</param>
    /// <param name="target">Where to write.</param>
    public static void WriteText(MultiLabelEvaluation evaluation, MultiLabelTrainingSummary? summary, OutputTarget target)
    {
        IAnsiConsole console = target.CreateConsole();
        string groups = IndependentTexts.Describe(evaluation.TextCount, evaluation.GroupCount, evaluation.NearDuplicateCount);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{evaluation.TextCount} labelled texts{groups}, {evaluation.Labels.Count} labels, {evaluation.Cardinality:0.00} labels per text (density {evaluation.Density:0.00}), encoder {evaluation.Encoder.Name}; {evaluation.Folds}-fold cross-validation, {evaluation.Repeats} times:"));
        Table table = Tables.Create("method", "micro-F1 (95 % interval)", "macro-F1", "Hamming loss", "subset accuracy", "labels per text");
        foreach (MultiLabelScore score in evaluation.Scores)
        {
            Style style = score == evaluation.Score ? new Style(decoration: Decoration.Bold) : Style.Plain;
            string[] cells =
            [
                score.Name, VerdictView.Interval(score.MicroF1), VerdictView.Interval(score.MacroF1), VerdictView.Interval(score.HammingLoss),
                VerdictView.Interval(score.SubsetAccuracy), score.Cardinality.ToString("0.00", CultureInfo.InvariantCulture),
            ];
            table.AddRow(cells.Select(c => new Text(c, style)));
        }

        console.Write(table);
        Table labels = Tables.Create("label", "texts", "F1", "threshold");
        for (int k = 0; k < evaluation.Labels.Count; k++)
        {
            (string label, int count) = evaluation.Labels[k];
            labels.AddRow(
                new Text(Printable.Of(label)), new Text(count.ToString(CultureInfo.InvariantCulture)).RightJustified(),
                new Text(Tables.Percent(evaluation.Score.LabelF1[k])).RightJustified(),
                new Text(summary is null ? "" : summary.Labels[k].Threshold.ToString("0.00", CultureInfo.InvariantCulture)).RightJustified());
        }

        console.Write(labels);
        if (summary is not null)
            console.WriteLine("Weights of the views: " + string.Join(", ", summary.Views.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Name} {v.Weight:0.00}"))) + ".");
        foreach (string warning in evaluation.Warnings)
            console.WriteLine($"Warning: {Printable.Of(warning)}");
        console.WriteLine();
    }

    private static object?[] Row(MultiLabelEvaluation evaluation, MultiLabelScore score) =>
    [
        score.Name, .. Parts(score.MicroF1), .. Parts(score.MacroF1), .. Parts(score.HammingLoss), .. Parts(score.SubsetAccuracy),
        score.Cardinality, evaluation.Cardinality, evaluation.Density, evaluation.TextCount, evaluation.Labels.Count, evaluation.Folds, evaluation.Repeats,
        evaluation.Seed, evaluation.Encoder.Name, evaluation.Encoder.Fingerprint, .. score.LabelF1.Select(f => (object)f),
    ];

    private static object[] Parts(Estimate estimate) => [estimate.Value, estimate.Lower, estimate.Upper];
}
