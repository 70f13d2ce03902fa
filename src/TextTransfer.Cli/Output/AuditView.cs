using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace TextTransfer.Cli.Output;

/// <summary>The findings of an audit: sentences by kind for people, a row a finding for machines.</summary>
internal static class AuditView
{
    private const int MostRows = 20;

    private static readonly string[] FindingColumns = ["kind", "score", "labels", "suggested_label", "lines", "ids", "text", "message"];
    private static readonly string[] SuspicionColumns = ["rank", "id", "line", "label", "suggested_label", "log_odds", "error_probability", "suspect", "text"];

    public static void WriteSummary(CorpusAudit audit, OutputTarget target)
    {
        target.Writer.WriteLine($"{Counted.Of(audit.Corpus.Texts.Count, "labelled text")}, {Counted.Of(audit.Corpus.Labels.Count, "label")}, encoder {audit.Encoder.Name}: {Counted.Of(audit.Findings.Count, "finding")}.");
        foreach (string warning in audit.Warnings)
            target.Writer.WriteLine($"warning: {warning}");
    }

    public static void WriteText(CorpusAudit audit, OutputTarget target)
    {
        WriteSummary(audit, target);
        foreach (IGrouping<AuditFindingKind, AuditFinding> kind in audit.Findings.GroupBy(f => f.Kind))
        {
            target.Writer.WriteLine();
            target.Writer.WriteLine($"{Heading(kind.Key)} ({kind.Count()})");
            if (kind.Key == AuditFindingKind.LabelError)
                WriteSuspects(audit, [.. kind], target);
            else
                WriteSentences(audit, kind, target.Writer);
            if (kind.Count() > MostRows)
                target.Writer.WriteLine($"  … and {kind.Count() - MostRows} more; --format csv has them all.");
        }
    }

    public static void WriteFindings(CorpusAudit audit, OutputFormat format, OutputTarget target) =>
        RecordWriter.Write(target.Writer, format, FindingColumns, audit.Findings.Select(f => FindingRow(audit.Corpus, f, format)));

    public static void WriteSuspicions(CorpusAudit audit, OutputFormat format, OutputTarget target) =>
        RecordWriter.Write(target.Writer, format, SuspicionColumns, audit.Suspicions.Select((s, rank) => SuspicionRow(audit.Corpus.Texts[s.Text], s, rank + 1)));

    private static void WriteSuspects(CorpusAudit audit, AuditFinding[] findings, OutputTarget target)
    {
        Table table = Tables.Create("text", "where", "label", "rather", "wrong with");
        table.Columns[0].Width(PredictionView.TitleWidth).NoWrap();
        foreach (AuditFinding finding in findings.Take(MostRows))
        {
            LabeledText text = audit.Corpus.Texts[finding.Texts[0]];
            table.AddRow(
                new Text(Printable.Of(Beginning(text.Text))) { Overflow = Overflow.Ellipsis },
                new Text(Printable.Of(Where(text, finding.Texts[0]))),
                new Text(Printable.Of(text.Label)),
                new Text(Printable.Of(finding.SuggestedLabel ?? "")),
                new Text(Tables.Percent(finding.Score ?? 0)).RightJustified());
        }

        target.CreateConsole().Write(table);
        target.Writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Read these again: about {audit.ExpectedFalseAlarms:0.#} of the {audit.SuspectCount} are expected to be right as they are."));
    }

    private static void WriteSentences(CorpusAudit audit, IEnumerable<AuditFinding> findings, TextWriter writer)
    {
        foreach (AuditFinding finding in findings.Take(MostRows))
        {
            string where = finding.Texts.Count is 0 or > 5 ? "" : $" [{string.Join("; ", finding.Texts.Select(i => Where(audit.Corpus.Texts[i], i)))}]";
            writer.WriteLine($"  {Printable.Of(finding.Message + where)}");
        }
    }

    private static string Heading(AuditFindingKind kind) => kind switch
    {
        AuditFindingKind.LabelError => "Labels that are perhaps wrong",
        AuditFindingKind.ContradictoryLabels => "Contradictory labels",
        AuditFindingKind.ExactDuplicate => "Duplicates",
        AuditFindingKind.NearDuplicate => "Near-duplicates",
        AuditFindingKind.SameMeaning => "Texts of one meaning",
        AuditFindingKind.Outlier => "Outliers",
        AuditFindingKind.IndistinguishableClasses => "Classes that cannot be told apart",
        AuditFindingKind.FewExamples => "Classes that lack examples",
        AuditFindingKind.Boilerplate => "Boilerplate that tells the label",
        AuditFindingKind.GroupTellsLabel => "Groups that tell the label",
        AuditFindingKind.NotText => "What is no text",
        _ => "Other languages",
    };

    private static string Where(LabeledText text, int position) =>
        text.Id is { } id ? $"id {id}" : text.Line is { } line ? $"line {line}" : $"text {position + 1}";

    private static string Beginning(string text) => text.Trim() is var t && t.Length == 0 ? "(empty)" : t[..Math.Min(t.Length, 2 * PredictionView.TitleWidth)];

    private static object?[] FindingRow(Corpus corpus, AuditFinding finding, OutputFormat format)
    {
        LabeledText[] texts = [.. finding.Texts.Select(i => corpus.Texts[i])];
        object Several(IEnumerable<string> values) => format == OutputFormat.Json ? new JsonArray([.. values.Select(v => JsonValue.Create(v))]) : string.Join(LabelSet.Separator, values);
        return
        [
            Name(finding.Kind), finding.Score, Several(finding.Labels), finding.SuggestedLabel,
            Several(texts.Select(t => t.Line?.ToString(CultureInfo.InvariantCulture)).OfType<string>()), Several(texts.Select(t => t.Id).OfType<string>()),
            texts.Length == 1 ? texts[0].Text : null, finding.Message,
        ];
    }

    private static object?[] SuspicionRow(LabeledText text, LabelSuspicion suspicion, int rank) =>
        [rank, text.Id, text.Line, suspicion.Label, suspicion.SuggestedLabel, suspicion.LogOdds, suspicion.ErrorProbability, suspicion.IsSuspect, text.Text];

    /// <summary>Such as <c>label_error</c>.</summary>
    private static string Name(AuditFindingKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => (i > 0 && char.IsUpper(c) ? "_" : "") + char.ToLowerInvariant(c)));
}
