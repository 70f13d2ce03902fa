using TextTransfer.Reports.Charts;
using TextTransfer.Reports.Markup;

namespace TextTransfer.Reports.Sections;

internal static class MethodSection
{
    private static readonly Column[] Columns =
    [
        new("method"), new("accuracy", ColumnKind.Number), new("macro-F1", ColumnKind.Number), new("log-loss", ColumnKind.Number), new("Brier score", ColumnKind.Number),
    ];

    public static Html Of(Evaluation evaluation) => Html.Of($"""
        {IntervalPlot.Of("Accuracy of every method on the same folds, with 95 % intervals.", Axis.Unit("accuracy"), [.. evaluation.Scores.Select(s => (s.Name, s.Accuracy))])}
        {IntervalPlot.Of("Macro-F1 of every method: the mean over classes, each counting the same.", Axis.Unit("macro-F1"), [.. evaluation.Scores.Select(s => (s.Name, s.MacroF1))])}
        {DataTable.Of("Scores on held-out texts, with 95 % intervals; log-loss and Brier score are better when lower", Columns, evaluation.Scores.Select(Row))}
        """);

    private static IReadOnlyList<Cell> Row(MethodScore score) => [score.Name, Cell.Of(score.Accuracy), Cell.Of(score.MacroF1), Cell.Of(score.LogLoss), Cell.Of(score.Brier)];
}
