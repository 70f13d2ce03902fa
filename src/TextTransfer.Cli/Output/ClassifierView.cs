using System.Globalization;
using Spectre.Console;

namespace TextTransfer.Cli.Output;

/// <summary>What training decided: the views and their shares, and when the classifier abstains.</summary>
internal static class ClassifierView
{
    public static void Write(TrainingSummary summary, OutputTarget target)
    {
        IAnsiConsole console = target.CreateConsole();
        string views = string.Join(", ", summary.Views.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Name} {v.Weight:0.00}")));
        console.WriteLine($"Weights of the views: {views}.");
        if (summary.FineTuning is { } fineTuning)
            console.WriteLine(fineTuning.ToString());
        WriteAbstention(summary.Abstention, target);
    }

    /// <summary>The rule of abstention and what it brought on texts the model had not seen, in one sentence.</summary>
    public static void WriteAbstention(AbstentionRule rule, OutputTarget target)
    {
        target.Writer.WriteLine(Describe(rule));
        target.Writer.WriteLine();
    }

    private static string Describe(AbstentionRule rule)
    {
        string target = Tables.Percent(rule.TargetErrorRate);
        if (rule.Coverage is not { } coverage || rule.ErrorRate is not { } error)
            return "It never abstains: no text could be held out to find a threshold.";

        string outcome = rule.Threshold == 0
            ? $"It never abstains; {Tables.Percent(error)} of held-out texts were wrong."
            : $"Below a probability of {Tables.Percent(rule.Threshold)} it abstains (?); it answered {Tables.Percent(coverage)} of held-out texts, {Tables.Percent(error)} of those wrongly.";
        if (rule is { Confidence: { } confidence, IsTargetReached: true })
            return $"{outcome} With {Tables.Percent(confidence)} confidence at most {target} of its answers are wrong.";
        return rule.IsTargetReached ? outcome : $"An error of at most {target} cannot be promised with these texts. {outcome}";
    }
}
