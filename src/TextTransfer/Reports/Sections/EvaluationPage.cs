using System.Globalization;
using TextTransfer.Reports.Markup;
using TextTransfer.Statistics;

namespace TextTransfer.Reports.Sections;

/// <summary>The page of an evaluation: the verdict first, then what it rests on.</summary>
internal static class EvaluationPage
{
    public static Html Of(EvaluationReport report)
    {
        Evaluation evaluation = report.Evaluation;
        string title = report.Source.Length == 0 ? "Evaluation" : $"Evaluation of {report.Source}";
        return Page.Of(title, Lead(evaluation), [.. Sections(report)]);
    }

    private static IEnumerable<Section> Sections(EvaluationReport report)
    {
        Evaluation evaluation = report.Evaluation;
        yield return new("methods", "Methods compared", MethodSection.Of(evaluation));
        yield return new("classes", "Classes", ClassSection.Of(evaluation));
        yield return new("confusion", "Confusions", ConfusionSection.Of(evaluation.Confusion));
        yield return new("reliability", "Reliability", ReliabilitySection.Of(evaluation.Reliability));
        if (report.LearningCurve is { } curve)
            yield return new("learning-curve", "More labels", LearningCurveSection.Of(curve));
        yield return new("errors", "Errors", ErrorSection.Of(report));
        if (report.Audit is { } audit)
        {
            yield return new("suspect-labels", "Suspect labels", SuspectLabelSection.Of(audit));
            yield return new("duplicates", "Duplicates", DuplicateSection.Of(audit));
        }
        yield return new("settings", "Settings", SettingSection.Of(report));
    }

    private static Html Lead(Evaluation evaluation)
    {
        string groups = IndependentTexts.Describe(evaluation.TextCount, evaluation.GroupCount, evaluation.NearDuplicateCount);
        return Html.Of($"""
            <p class="verdict">A classifier trained on texts like these is right on <strong>{evaluation.Score.Accuracy.Value:P0}</strong> of new ones
            (95 %: {evaluation.Score.Accuracy.Lower:P0} to {evaluation.Score.Accuracy.Upper:P0}); macro-F1 {evaluation.Score.MacroF1.ToString()}.</p>
            {evaluation.Comparisons.Select(c => Html.Of($"<p>{c.ToString()}</p>\n"))}{(evaluation.Leakage is { } leakage ? Html.Of($"""<p class="warning">{leakage.ToString()}</p>""") : default)}
            {evaluation.Warnings.Select(w => Html.Of($"""<p class="warning">{w}</p>{"\n"}"""))}<p class="note">{evaluation.TextCount.ToString("N0", CultureInfo.InvariantCulture)} labelled texts{groups}, {evaluation.Labels.Count} classes; {evaluation.Folds} folds, {evaluation.Repeats} times; texts of a group, equal and nearly equal ones never on both sides.</p>
            """);
    }
}
