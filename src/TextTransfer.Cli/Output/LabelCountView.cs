using System.Globalization;
using Spectre.Console;
using TextTransfer.Cli.Input;

namespace TextTransfer.Cli.Output;

/// <summary>How many documents each label has, what was left out, and what speaks against the labels.</summary>
internal static class LabelCountView
{
    public static void Write(TermLabels labels, OutputTarget target)
    {
        Table table = Tables.Create("label", "documents");
        foreach ((string label, int documents) in labels.Counts)
            table.AddRow(new Text(Printable.Of(label)), new Text(documents.ToString(CultureInfo.InvariantCulture)).RightJustified());
        target.CreateConsole().Write(table);
        target.Writer.WriteLine($"{labels.Documents} documents of {labels.Sites} {(labels.Sites == 1 ? "site" : "sites")}, {labels.Counts.Count} labels.");
        if (labels.LeftOut.Count > 0)
            target.Writer.WriteLine($"Left out: {string.Join(", ", labels.LeftOut.Select(l => $"{l.Documents} {l.Reason}"))}.{(labels.LeftOut.Any(l => l.Reason == TermLabels.SeveralLabels) ? " --multi-label keeps those with several." : "")}");
        if (labels.CatchAlls.Count > 0)
            target.Writer.WriteLine($"warning: {Join(labels.CatchAlls)}: such labels say nothing of a text, and {(labels.Rule.KeepsCatchAll ? "are kept as asked for" : "were dropped; --keep-catch-all keeps them")}.");
        if (labels.Rare.Count > 0)
            target.Writer.WriteLine($"warning: {Join(labels.Rare)}: fewer than {labels.Rule.Minimum} documents, and dropped; --min lowers the limit.");
        if (labels.Counts.Count < 2)
            target.Writer.WriteLine("warning: a classifier needs at least two labels.");
    }

    private static string Join(IReadOnlyList<(string Label, int Documents)> labels) =>
        Printable.Message(string.Join(", ", labels.Select(l => $"{l.Label} ({l.Documents})")));
}
