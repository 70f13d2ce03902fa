using System.CommandLine;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli;

/// <summary><c>texttransfer train</c>: a classifier from labelled texts, judged first, written to a file.</summary>
internal static class TrainCommand
{
    public static Command Create(StandardStreams streams)
    {
        Argument<string> labels = new("labels") { Description = "Labelled texts: CSV or JSON Lines; - for standard input." };
        Option<string> output = new("--output", "-o") { Description = "The model file to write.", HelpName = "model.ttz", Required = true };
        Command command = new("train", "Train a classifier and write it to a file.") { labels, output };
        CorpusArguments corpora = CorpusArguments.AddTo(command).WithMultiLabel(command);
        TrainingArguments training = TrainingArguments.AddTo(command);
        EncoderArguments encoders = EncoderArguments.AddTo(command, EncoderSelection.Description, NamedEncoders.Default.ShortName);
        command.SetWork((parsed, cancellationToken) =>
        {
            OutputPath.Check(parsed.GetValue(output), parsed.GetValue(labels));
            if (corpora.IsMultiLabel(parsed))
            {
                using TrainedMultiLabelModel several = TrainedMultiLabelModel.Train(parsed.GetValue(labels)!, corpora, training, encoders, parsed, streams, cancellationToken);
                several.Classifier.Save(parsed.GetValue(output)!);
                ResultFile.Write(path: null, streams, target =>
                {
                    MultiLabelVerdictView.WriteText(several.Evaluation!, several.Classifier.Summary, target);
                    target.Writer.WriteLine($"Written to {parsed.GetValue(output)}.");
                });
                return;
            }

            using TrainedModel trained = TrainedModel.Train(parsed.GetValue(labels)!, corpora, training, encoders, parsed, streams, cancellationToken);
            trained.Classifier.Save(parsed.GetValue(output)!);
            ResultFile.Write(path: null, streams, target =>
            {
                VerdictView.WriteText(trained.Evaluation!, target);
                ClassifierView.Write(trained.Classifier.Summary, target);
                target.Writer.WriteLine($"Written to {parsed.GetValue(output)}.");
            });
        });
        return command;
    }
}
