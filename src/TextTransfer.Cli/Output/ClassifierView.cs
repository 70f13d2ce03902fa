using System.Globalization;
using Spectre.Console;

namespace TextTransfer.Cli.Output;

/// <summary>What training decided: the views and their shares, and when the classifier abstains.</summary>
internal static class ClassifierView
{
    public static void Write(TrainingSummary summary, TextWriter output)
    {
        IAnsiConsole console = TextConsole.Create(output);
        string views = string.Join(", ", summary.Views.Select(v => $"{v.Name} {TextConsole.Percent(v.Weight)}"));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Views: {views}; temperature {summary.Temperature:0.00}."));
        console.WriteLine(Describe(summary.Abstention));
        console.WriteLine();
    }

    /// <summary>The rule of abstention and what it brought on texts the model had not seen, in one sentence.</summary>
    public static string Describe(AbstentionRule rule)
    {
        string target = TextConsole.Percent(rule.TargetErrorRate);
        if (rule.Coverage is not { } coverage || rule.ErrorRate is not { } error)
            return "Abstention: no text could be held out, so it never abstains.";
        if (!rule.IsTargetReached)
            return $"Abstention: an error of at most {target} is not reached at any threshold; below {TextConsole.Percent(rule.Threshold)} it abstains, which leaves {TextConsole.Percent(coverage)} of texts answered with {TextConsole.Percent(error)} error.";
        return rule.Threshold == 0
            ? $"Abstention: never; the error on held-out texts is {TextConsole.Percent(error)}, within the {target} asked for."
            : $"Abstention: below a probability of {TextConsole.Percent(rule.Threshold)}; {TextConsole.Percent(coverage)} of held-out texts are answered, with {TextConsole.Percent(error)} error ({target} asked for).";
    }
}
