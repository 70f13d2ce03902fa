using System.Globalization;
using Spectre.Console;
using TextTransfer.Cli.Input;

namespace TextTransfer.Cli.Output;

/// <summary>How many documents each label has, what was left out, and what speaks against the labels.</summary>
internal static class LabelCountView
{
    private static readonly Dictionary<string, string> Remedies = new()
    {
        [TermLabels.SeveralLabels] = " --multi-label keeps those with several.",
        [TermLabels.CatchAllAlone] = " --keep-catch-all keeps catch-all labels.",
        [TermLabels.RareAlone] = " --min lowers the number of documents that a label needs.",
    };

    public static void Write(TermLabels labels, OutputTarget target)
    {
        Table table = Tables.Create("label", "documents");
        foreach ((string label, int documents) in labels.Counts)
            table.AddRow(new Text(Printable.Of(label)), new Text(documents.ToString(CultureInfo.InvariantCulture)).RightJustified());
        target.CreateConsole().Write(table);
        target.Writer.WriteLine($"{Counted.Of(labels.Documents, "document")} of {Counted.Of(labels.Sites, "site")}, {Counted.Of(labels.Counts.Count, "label")}.");
        if (labels.LeftOut.Count > 0)
            target.Writer.WriteLine($"Left out: {Reasons(labels)}.{(labels.LeftOut.Any(l => l.Reason == TermLabels.SeveralLabels) ? Remedies[TermLabels.SeveralLabels] : "")}");
        if (labels.CatchAlls.Count > 0)
            target.Writer.WriteLine($"warning: {Join(labels.CatchAlls)}: such labels say nothing of a text, and {(labels.Rule.KeepsCatchAll ? "are kept as asked for" : "were dropped; --keep-catch-all keeps them")}.");
        if (labels.Rare.Count > 0)
            target.Writer.WriteLine($"warning: {Join(labels.Rare)}: fewer than {labels.Rule.Minimum} documents, and dropped; --min lowers the limit.");
        if (labels.Counts.Count < 2)
            target.Writer.WriteLine("warning: a classifier needs at least two labels.");
    }

    /// <summary>Why no document is left.</summary>
    public static string Describe(TermLabels labels) => labels.LeftOut.Count == 0
        ? "no documents there."
        : $"no document is left with a label: {Reasons(labels)}.{string.Concat(labels.LeftOut.Select(l => Remedies.GetValueOrDefault(l.Reason)))}";

    private static string Reasons(TermLabels labels) => string.Join(", ", labels.LeftOut.Select(l => $"{l.Documents} {l.Reason}"));

    private static string Join(IReadOnlyList<(string Label, int Documents)> labels) =>
        Printable.Message(string.Join(", ", labels.Select(l => $"{l.Label} ({l.Documents})")));
}
