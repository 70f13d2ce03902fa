using System.Globalization;
using TextTransfer.Reports.Markup;

namespace TextTransfer.Reports.Sections;

/// <summary>What reproduces the report.</summary>
internal static class SettingSection
{
    public static Html Of(EvaluationReport report) => Html.Of($"""
        <dl>{All(report).Select(s => Html.Of($"<dt>{s.Name}</dt><dd><code>{s.Value}</code></dd>"))}</dl>
        <p class="note">Accuracy and macro-F1: Clopper and Pearson's interval on an effective sample size (Korn and Graubard, 1998). Differences: Bonett and Price, 2012. Log-loss and Brier score: Nadeau and Bengio, 2003. All over independent groups of texts.</p>
        """);

    public static IEnumerable<(string Name, string Value)> All(EvaluationReport report)
    {
        Evaluation evaluation = report.Evaluation;
        if (report.Source.Length > 0)
            yield return ("source", report.Source);
        if (report.Created is { } created)
            yield return ("made", created.ToString("u", CultureInfo.InvariantCulture));
        yield return ("TextTransfer", typeof(EvaluationReport).Assembly.GetName().Version!.ToString(3));
        yield return ("encoder", evaluation.Encoder.Name);
        yield return ("fingerprint", evaluation.Encoder.Fingerprint);
        yield return ("method", evaluation.Score.Name);
        yield return ("folds", Number(evaluation.Folds));
        yield return ("repeats", Number(evaluation.Repeats));
        yield return ("seed", Number(evaluation.Seed));
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
