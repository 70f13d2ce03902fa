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
        CorpusArguments corpora = CorpusArguments.AddTo(command);
        TrainingArguments training = TrainingArguments.AddTo(command);
        EncoderArguments encoders = EncoderArguments.AddTo(command, EncoderSelection.Description, NamedEncoders.All[0].ShortName);
        command.SetWork((parsed, cancellationToken) =>
        {
            TrainingOptions options = training.Read(parsed);
            Corpus corpus = corpora.ReadCorpus(parsed, parsed.GetValue(labels)!, streams);
            using EncoderSelection selection = EncoderSelection.Make(encoders, parsed, corpus, options.Seed, streams, cancellationToken);
            Evaluation evaluation = selection.Corpus.CrossValidate(options: new() { Seed = options.Seed }, cancellationToken: cancellationToken);
            TextClassifier classifier = TextClassifier.Train(selection.Corpus, selection.Encoder, options, cancellationToken);
            classifier.Save(parsed.GetValue(output)!);

            using StreamWriter text = streams.OpenText();
            VerdictView.Write(evaluation, text);
            ClassifierView.Write(classifier.Summary, text);
            text.WriteLine($"Written to {parsed.GetValue(output)}.");
        });
        return command;
    }
}
