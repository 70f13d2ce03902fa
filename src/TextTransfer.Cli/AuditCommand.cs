using System.CommandLine;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli;

/// <summary><c>texttransfer audit</c>: what is probably wrong with labelled texts.</summary>
internal static class AuditCommand
{
    public static Command Create(StandardStreams streams)
    {
        AuditOptions defaults = new();
        Argument<string> labels = new("labels") { Description = "Labelled texts: CSV or JSON Lines; - for standard input." };
        Option<int> folds = new("--folds") { Description = "Folds per repeat.", DefaultValueFactory = _ => defaults.Folds };
        Option<int> repeats = new("--repeats") { Description = "Partitions into folds.", DefaultValueFactory = _ => defaults.Repeats };
        Option<int> seed = new("--seed") { Description = "Decides every random choice; the same seed gives the same audit." };
        Option<bool> all = new("--all") { Description = "List every text in the order in which its label is suspect, instead of findings (csv or json)." };
        Option<OutputFormat> format = OutputOptions.CreateFormat();
        Option<string?> output = OutputOptions.CreateFile();
        Command command = new("audit", "Find wrong labels, duplicates, classes that cannot be told apart, and what else will mislead a classifier.") { labels, folds, repeats, seed, all, format, output };
        CorpusArguments corpora = CorpusArguments.AddTo(command);
        EncoderArguments encoders = EncoderArguments.AddTo(command, EncoderSelection.Description, NamedEncoders.Default.ShortName);
        command.SetWork((parsed, cancellationToken) =>
        {
            if (parsed.GetValue(folds) < 2 || parsed.GetValue(repeats) < 1)
                throw new WrongUseException("--folds takes a number from 2, --repeats one from 1.");
            OutputFormat chosen = parsed.GetValue(format);
            if (parsed.GetValue(all) && chosen == OutputFormat.Text)
                throw new WrongUseException("--all is a table of every text; add --format csv or json.");

            OutputPath.Check(parsed.GetValue(output), parsed.GetValue(labels));
            // A class of one text, or only one class, is a finding here and no error.
            Corpus corpus = corpora.ReadCorpus(parsed, parsed.GetValue(labels)!, streams, isPartial: true);
            using EncoderSelection selection = EncoderSelection.Make(encoders, parsed, corpus, isMultiLabel: false, parsed.GetValue(seed), streams, cancellationToken);
            CorpusAudit audit = CorpusAudit.Make(
                selection.Corpus, new() { Folds = parsed.GetValue(folds), Repeats = parsed.GetValue(repeats), Seed = parsed.GetValue(seed) }, progress: null, cancellationToken);
            if (chosen != OutputFormat.Text)
                AuditView.WriteSummary(audit, streams.Messages);
            ResultFile.Write(parsed.GetValue(output), streams, target =>
            {
                if (chosen == OutputFormat.Text)
                    AuditView.WriteText(audit, target);
                else if (parsed.GetValue(all))
                    AuditView.WriteSuspicions(audit, chosen, target);
                else
                    AuditView.WriteFindings(audit, chosen, target);
            });
        });
        return command;
    }
}
