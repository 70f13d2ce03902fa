using System.Globalization;
using Spectre.Console;

namespace TextTransfer.Cli.Output;

/// <summary>What changed from one model to the next: sentences, then the texts they are about.</summary>
internal static class ComparisonView
{
    /// <summary>Texts shown of each kind; what matters most comes first.</summary>
    private const int Rows = 20;

    private const int TextWidth = 60;

    public static void WriteText(ClassifierComparison comparison, string before, OutputTarget target)
    {
        IAnsiConsole console = target.CreateConsole();
        console.WriteLine($"Against {Printable.Of(before)}:");
        foreach (string line in comparison.ToString().Split('\n'))
            console.WriteLine($"  {Printable.Of(line)}");
        Write(console, "relabelled", comparison.Relabeled, r => (r.After, r.Before.Label, r.After.Label));
        Write(console, "decision changed", comparison.ChangedDecisions, c => (c.Example, Describe(c.Before, c.Example), Describe(c.After, c.Example)));
        console.WriteLine();
    }

    private static void Write<T>(IAnsiConsole console, string kind, IReadOnlyList<T> changes, Func<T, (LabeledText Example, string Before, string After)> describe)
    {
        if (changes.Count == 0)
            return;

        Table table = Tables.Create(kind, "before", "after");
        table.Columns[0].Width(TextWidth).NoWrap();
        foreach ((LabeledText example, string before, string after) in changes.Take(Rows).Select(describe))
        {
            table.AddRow(new Text(Printable.Of(example.Text[..Math.Min(example.Text.Length, TextWidth)].Trim())), new Text(Printable.Of(before)), new Text(Printable.Of(after)));
        }

        console.Write(table);
        if (changes.Count > Rows)
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {changes.Count - Rows} more"));
    }

    private static string Describe(LabelProbability decision, LabeledText example) =>
        $"{decision.Label} {Tables.Percent(decision.Probability)}{(decision.Label == example.Label ? " (right)" : "")}";
}
