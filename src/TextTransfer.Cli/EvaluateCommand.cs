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
        Command command = new("evaluate", "Cross-validate labelled texts beside simpler methods, with intervals.") { labels, folds, repeats, seed, format, output };
        CorpusArguments corpora = CorpusArguments.AddTo(command).WithMultiLabel(command);
        EncoderArguments encoders = EncoderArguments.AddTo(command, EncoderSelection.Description, NamedEncoders.Default.ShortName);
        command.SetWork((parsed, cancellationToken) =>
        {
            if (parsed.GetValue(folds) < 2 || parsed.GetValue(repeats) < 1)
                throw new WrongUseException("--folds takes a number from 2, --repeats one from 1.");

            OutputPath.Check(parsed.GetValue(output), parsed.GetValue(labels));
            Corpus corpus = corpora.ReadCorpus(parsed, parsed.GetValue(labels)!, streams);
            bool isMultiLabel = corpora.IsMultiLabel(parsed);
            if (isMultiLabel)
                TrainedMultiLabelModel.RefuseAuto(encoders, parsed);
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
            if (!isText)
                VerdictView.WriteText(evaluation, streams.Messages);
            ResultFile.Write(parsed.GetValue(output), streams, target =>
            {
                if (isText)
                    VerdictView.WriteText(evaluation, target);
                else
                    VerdictView.WriteRecords(evaluation, parsed.GetValue(format), target);
            });
        });
        return command;
    }
}
