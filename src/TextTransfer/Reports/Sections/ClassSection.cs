using TextTransfer.Reports.Charts;
using TextTransfer.Reports.Markup;

namespace TextTransfer.Reports.Sections;

internal static class ClassSection
{
    private static readonly Column[] Columns =
    [
        new("class"), new("texts", ColumnKind.Number), new("precision", ColumnKind.Number), new("recall", ColumnKind.Number), new("F1", ColumnKind.Number),
    ];

    public static Html Of(Evaluation evaluation) => Html.Of($"""
        {IntervalPlot.Of("F1 of every class, with 95 % intervals.", Axis.Unit("F1"), [.. evaluation.ClassScores.Select(s => (s.Label, s.F1))])}
        {DataTable.Of($"Scores of {evaluation.Score.Name} by class, with 95 % intervals", Columns, evaluation.ClassScores.Select(Row))}
        """);

    private static IReadOnlyList<Cell> Row(ClassScore score) => [score.Label, Cell.Of(score.TextCount, "N0"), Cell.Of(score.Precision), Cell.Of(score.Recall), Cell.Of(score.F1)];
}
