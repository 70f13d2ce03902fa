using System.CommandLine;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli;

/// <summary><c>texttransfer evaluate</c>: what a classifier would be worth, by cross-validation beside simpler methods.</summary>
internal static class EvaluateCommand
{
    public static Command Create(StandardStreams streams)
    {
        CrossValidationOptions defaults = new();
        Argument<string> labels = new("labels") { Description = "Labelled texts: CSV or JSON Lines; - for standard input." };
        Option<int> folds = new("--folds") { Description = "Folds per repeat.", DefaultValueFactory = _ => defaults.Folds };
        Option<int> repeats = new("--repeats") { Description = "Partitions into folds.", DefaultValueFactory = _ => defaults.Repeats };
        Option<int> seed = new("--seed") { Description = "Decides every random choice; the same seed gives the same verdict." };
        Option<OutputFormat> format = OutputOptions.CreateFormat();
        Option<string?> output = OutputOptions.CreateFile();
        Option<string[]> reports = new("--report") { Description = "Also write a report, with suspect labels and duplicates: one page to read, or JSON where the name ends in .json. May be given twice.", HelpName = "file" };
        Option<bool> curve = new("--learning-curve") { Description = "Also measure what a quarter and half of the texts give, and forecast what twice as many would (always in reports)." };
        Option<string?> against = new("--against") { Description = "Another encoder, compared on the same folds.", HelpName = "encoder" };
        Command command = new("evaluate", "Cross-validate labelled texts beside simpler methods, with intervals.") { labels, folds, repeats, seed, format, output, reports, curve, against };
        CorpusArguments corpora = CorpusArguments.AddTo(command).WithMultiLabel(command);
        EncoderArguments encoders = EncoderArguments.AddTo(command, EncoderSelection.Description, NamedEncoders.Default.ShortName);
        command.SetWork((parsed, cancellationToken) =>
        {
            if (parsed.GetValue(folds) < 2 || parsed.GetValue(repeats) < 1)
                throw new WrongUseException("--folds takes a number from 2, --repeats one from 1.");

            string[] pages = parsed.GetValue(reports) ?? [];
            foreach (string? file in (string?[])[parsed.GetValue(output), .. pages])
                OutputPath.Check(file, parsed.GetValue(labels));
            Corpus corpus = corpora.ReadCorpus(parsed, parsed.GetValue(labels)!, streams);
            bool isMultiLabel = corpora.IsMultiLabel(parsed);
            if (isMultiLabel)
            {
                TrainedMultiLabelModel.RefuseAuto(encoders, parsed);
                if (pages.Length > 0 || parsed.GetValue(curve) || parsed.GetValue(against) is not null)
                    throw new WrongUseException("--report, --learning-curve and --against are for one label a text.");
            }
            using EncoderSelection selection = EncoderSelection.Make(encoders, parsed, corpus, isMultiLabel, parsed.GetValue(seed), streams, cancellationToken);
            CrossValidationOptions options = new() { Folds = parsed.GetValue(folds), Repeats = parsed.GetValue(repeats), Seed = parsed.GetValue(seed) };
            bool isText = parsed.GetValue(format) == OutputFormat.Text;
            if (isMultiLabel)
            {
                MultiLabelEvaluation several = selection.Corpus.CrossValidateMultiLabel(options: options, cancellationToken: cancellationToken);
                if (!isText)
                    MultiLabelVerdictView.WriteText(several, summary: null, streams.Messages);
                ResultFile.Write(parsed.GetValue(output), streams, target =>
                {
                    if (isText)
                        MultiLabelVerdictView.WriteText(several, summary: null, target);
                    else
                        MultiLabelVerdictView.WriteRecords(several, parsed.GetValue(format), target);
                });
                return;
            }

            Evaluation evaluation = selection.Corpus.CrossValidate(options: options, cancellationToken: cancellationToken);
            MethodComparison? comparison = Compare(selection.Corpus, parsed.GetValue(against), options, encoders, parsed, cancellationToken);
            LearningCurve? learning = pages.Length > 0 || parsed.GetValue(curve) ? LearningCurve.Measure(selection.Corpus, options: options, cancellationToken: cancellationToken) : null;
            EvaluationReport report = new()
            {
                Evaluation = evaluation,
                Corpus = corpus,
                LearningCurve = learning,
                Audit = pages.Length > 0 ? CorpusAudit.Make(selection.Corpus, new() { Seed = options.Seed }, cancellationToken: cancellationToken) : null,
                Source = parsed.GetValue(labels) == "-" ? "standard input" : Path.GetFileName(parsed.GetValue(labels)!),
                Created = TimeProvider.System.GetUtcNow(),
            };
            foreach (string page in pages)
            {
                report.Save(page);
                streams.Error.WriteLine($"report: {Printable.Of(page)}");
            }
            if (!isText)
                VerdictView.WriteWhole(evaluation, learning, comparison, streams.Messages);
            ResultFile.Write(parsed.GetValue(output), streams, target =>
            {
                if (isText)
                    VerdictView.WriteWhole(evaluation, learning, comparison, target);
                else
                    VerdictView.WriteRecords(evaluation, parsed.GetValue(format), target);
            });
        });
        return command;
    }

    private static MethodComparison? Compare(
        EmbeddedCorpus corpus, string? against, CrossValidationOptions options, EncoderArguments encoders, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (against is null)
            return null;
        using OpenedEncoder other = encoders.Open(parsed, against);
        return CrossValidation.CompareEncoders(corpus, corpus.Corpus.Embed(other.Encoder, cancellationToken: cancellationToken), options: options, cancellationToken: cancellationToken);
    }
}
