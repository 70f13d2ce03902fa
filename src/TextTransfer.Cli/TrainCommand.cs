using System.CommandLine;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli;

/// <summary>
/// <c>texttransfer train</c>: a classifier from labelled texts, or from the examples of a model and what is added to them and
/// removed, judged first, written to a file.
/// </summary>
internal static class TrainCommand
{
    public static Command Create(StandardStreams streams)
    {
        Argument<string> source = new("labels") { Description = "Labelled texts: CSV or JSON Lines, - for standard input; or a model file, to go on from its examples." };
        Option<string> output = new("--output", "-o") { Description = "The model file to write; that of the examples may be written over.", HelpName = "model.ttz", Required = true };
        Option<bool> withoutExamples = new("--without-examples") { Description = "Leave texts, labels and embeddings of the examples out of the file: nothing can be added to it then. Its vocabulary still holds the words." };
        Command command = new("train", "Train a classifier and write it to a file.") { source, output, withoutExamples };
        GrowthArguments growth = GrowthArguments.AddTo(command);
        CorpusArguments corpora = CorpusArguments.AddTo(command).WithMultiLabel(command);
        TrainingArguments training = TrainingArguments.AddTo(command);
        EncoderArguments encoders = EncoderArguments.AddTo(command, $"{EncoderSelection.Description} By default {NamedEncoders.Default.ShortName}, or that of the model file.", byDefault: null);
        command.SetWork((parsed, cancellationToken) =>
        {
            string from = parsed.GetValue(source)!;
            bool goesOn = growth.StartsFrom(parsed, from);
            OutputPath.Check(parsed.GetValue(output), [goesOn ? null : from, .. growth.Inputs(parsed)]);
            bool isMultiLabelModel = goesOn && MultiLabelClassifier.IsMultiLabel(from);
            if (corpora.IsMultiLabel(parsed) || isMultiLabelModel)
            {
                if (goesOn || parsed.GetValue(withoutExamples))
                    throw new WrongUseException("a multi-label model file holds no examples: train it again from all labelled texts, without --add, --remove or --without-examples.");
                using TrainedMultiLabelModel several = TrainedMultiLabelModel.Train(from, corpora, training, encoders, parsed, streams, cancellationToken);
                several.Classifier.Save(parsed.GetValue(output)!);
                ResultFile.Write(path: null, streams, target =>
                {
                    MultiLabelVerdictView.WriteText(several.Evaluation!, several.Classifier.Summary, target);
                    target.Writer.WriteLine($"Written to {parsed.GetValue(output)}.");
                });
                return;
            }

            using TrainedModel trained = goesOn
                ? TrainedModel.Grow(from, growth, corpora, training, encoders, parsed, streams, cancellationToken)
                : TrainedModel.Train(from, corpora, training, encoders, parsed, streams, cancellationToken);
            (parsed.GetValue(withoutExamples) ? trained.Classifier.WithoutExamples() : trained.Classifier).Save(parsed.GetValue(output)!);
            ResultFile.Write(path: null, streams, target =>
            {
                VerdictView.WriteText(trained.Evaluation!, target);
                ClassifierView.Write(trained.Classifier.Summary, target);
                if (trained.Comparison is { } comparison)
                    ComparisonView.WriteText(comparison, from, target);
                target.Writer.WriteLine($"Written to {parsed.GetValue(output)}.");
            });
        });
        return command;
    }
}
