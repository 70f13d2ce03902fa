using System.Globalization;
using Spectre.Console;
using TextTransfer.Statistics;

namespace TextTransfer.Cli.Output;

/// <summary>A cross-validated verdict: every method with its intervals, then the judgement in sentences.</summary>
internal static class VerdictView
{
    private static readonly string[] Columns =
    [
        "method", "accuracy", "accuracy_lower", "accuracy_upper", "macro_f1", "macro_f1_lower", "macro_f1_upper",
        "log_loss", "log_loss_lower", "log_loss_upper", "brier", "brier_lower", "brier_upper", "texts", "classes", "folds", "repeats", "seed", "encoder", "fingerprint",
    ];

    public static void WriteRecords(Evaluation evaluation, OutputFormat format, OutputTarget target) =>
        RecordWriter.Write(target.Writer, format, Columns, evaluation.Scores.Select(s => Row(evaluation, s)));

    /// <summary>The verdict, every class, and what was asked for besides.</summary>
    public static void WriteWhole(Evaluation evaluation, LearningCurve? curve, MethodComparison? encoders, OutputTarget target)
    {
        WriteText(evaluation, target);
        IAnsiConsole console = target.CreateConsole();
        Table table = Tables.Create("class", "texts", "precision (95 % interval)", "recall", "F1");
        foreach (ClassScore score in evaluation.ClassScores)
            table.AddRow(new Text(Printable.Of(score.Label)), new Text(Tables.Count(score.TextCount)).RightJustified(), new Text(Interval(score.Precision)), new Text(Interval(score.Recall)), new Text(Interval(score.F1)));
        console.Write(table);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  Expected calibration error {evaluation.Reliability.CalibrationError:0.000}."));
        if (encoders is not null)
            console.WriteLine($"  Encoders: {encoders}");
        if (curve is not null)
            console.WriteLine($"  {curve}");
    }

    public static void WriteText(Evaluation evaluation, OutputTarget target)
    {
        IAnsiConsole console = target.CreateConsole();
        string groups = IndependentTexts.Describe(evaluation.TextCount, evaluation.GroupCount, evaluation.NearDuplicateCount);
        console.WriteLine($"{evaluation.TextCount} labelled texts{groups}, {evaluation.Labels.Count} classes, encoder {evaluation.Encoder.Name}; "
            + $"{evaluation.Folds}-fold cross-validation, {evaluation.Repeats} times:");
        Table table = Tables.Create("method", "accuracy (95 % interval)", "macro-F1 (95 % interval)");
        foreach (MethodScore score in evaluation.Scores)
        {
            Style style = score == evaluation.Score ? new Style(decoration: Decoration.Bold) : Style.Plain;
            table.AddRow(new Text(score.Name, style), new Text(Interval(score.Accuracy), style), new Text(Interval(score.MacroF1), style));
        }

        console.Write(table);
        foreach (MethodComparison comparison in evaluation.Comparisons)
            console.WriteLine($"  {comparison}");
        if (evaluation.Leakage is { } leakage)
            console.WriteLine($"  {leakage}");
        foreach (string warning in evaluation.Warnings)
            console.WriteLine($"  Warning: {Printable.Of(warning)}");
        console.WriteLine();
    }

    internal static string Interval(Estimate estimate) =>
        $"{Tables.Percent(estimate.Value)}  ({Tables.Percent(estimate.Lower)} to {Tables.Percent(estimate.Upper)})";

    private static object?[] Row(Evaluation evaluation, MethodScore score) =>
    [
        score.Name, score.Accuracy.Value, score.Accuracy.Lower, score.Accuracy.Upper, score.MacroF1.Value, score.MacroF1.Lower, score.MacroF1.Upper,
        score.LogLoss.Value, score.LogLoss.Lower, score.LogLoss.Upper, score.Brier.Value, score.Brier.Lower, score.Brier.Upper, evaluation.TextCount, evaluation.Labels.Count, evaluation.Folds, evaluation.Repeats,
        evaluation.Seed, evaluation.Encoder.Name, evaluation.Encoder.Fingerprint,
    ];
}
