using System.CommandLine;
using TextTransfer.Cli.Input;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli;

/// <summary>
/// <c>texttransfer classify</c>: labels for every document of the sources, by a model file or by a classifier trained on the
/// spot from labelled texts. The verdict comes first; for machines it goes to standard error, and data alone to standard output.
/// </summary>
internal static class ClassifyCommand
{
    public static Command Create(StandardStreams streams)
    {
        Argument<string[]> sources = new("sources")
        {
            Description = "A model file (unless --train is given), then what to classify: WordPress exports, HTML files or folders of them, CSV, JSON Lines, lines of text; - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string?> train = new("--train") { Description = "Train on these labelled texts (CSV or JSON Lines) instead of loading a model.", HelpName = "labels.csv" };
        Option<OutputFormat> format = OutputOptions.CreateFormat();
        Option<string?> output = OutputOptions.CreateFile();
        Option<bool> explain = new("--explain") { Description = "Say why: what each part of a document and which labelled texts speak for its label (text or json)." };
        Option<double?> coverage = new("--coverage") { Description = "Also give the labels among which the right one is so often, such as 0.9." };
        Command command = new("classify", "Classify posts, pages and texts.") { sources, train, explain, coverage, format, output };
        CorpusArguments corpora = CorpusArguments.AddTo(command).WithMultiLabel(command);
        TrainingArguments training = TrainingArguments.AddTo(command);
        EncoderArguments encoders = EncoderArguments.AddTo(command, EncoderSelection.Description + " A model file knows its own.", byDefault: null);
        command.SetWork((parsed, cancellationToken) =>
        {
            Queue<string> paths = new(parsed.GetValue(sources)!);
            string? labels = parsed.GetValue(train);
            string? model = labels is null ? paths.Dequeue() : null;
            if (labels == "-" && paths.Contains("-"))
                throw new WrongUseException("standard input cannot hold both the labelled texts and what to classify.");
            if (paths.Count == 0)
                throw new WrongUseException("nothing to classify: name a source after the model file, or - for standard input.");

            if (parsed.GetValue(explain) && parsed.GetValue(format) == OutputFormat.Csv)
                throw new WrongUseException("--explain has no place in a row of csv; use --format json, or text.");
            if (parsed.GetValue(coverage) is not (null or (> 0 and < 1)))
                throw new WrongUseException("--coverage takes a share between 0 and 1, such as 0.9.");
            OutputPath.Check(parsed.GetValue(output), [labels, model, .. paths]);
            if (model is not null)
                training.RefuseFor(parsed, model);

            // Sources first: a mistyped path should not cost the time of training.
            DocumentInput input = new(corpora.Read(parsed), streams);
            List<Document> documents = [];
            foreach (Document document in paths.SelectMany(input.Read))
            {
                cancellationToken.ThrowIfCancellationRequested();
                documents.Add(document);
            }

            if (documents.Count == 0)
                streams.Error.WriteLine($"warning: {string.Join(", ", paths.Select(Printable.Of))}: no documents there.");
            if (corpora.IsMultiLabel(parsed) || (model is not null && MultiLabelClassifier.IsMultiLabel(model)))
            {
                if (model is not null && !MultiLabelClassifier.IsMultiLabel(model))
                    throw new WrongUseException($"{model} gives one class a text; leave out --multi-label, or train a multi-label model by 'train labels.csv --multi-label'.");
                if (parsed.GetValue(coverage) is not null)
                    throw new WrongUseException("--coverage is for classifiers of one class a text.");
                if (parsed.GetValue(explain))
                    throw new WrongUseException("--explain is for classifiers of one class a text; a multi-label model is not explained yet.");
                using TrainedMultiLabelModel several = labels is not null
                    ? TrainedMultiLabelModel.Train(labels, corpora, training, encoders, parsed, streams, cancellationToken)
                    : TrainedMultiLabelModel.Load(model!, encoders, parsed);
                IReadOnlyList<MultiLabelPrediction> given = several.Predict(documents, streams, cancellationToken);
                ResultFile.Write(parsed.GetValue(output), streams, target =>
                {
                    if (several.Evaluation is { } evaluation)
                        MultiLabelVerdictView.WriteText(evaluation, several.Classifier.Summary, parsed.GetValue(format) == OutputFormat.Text ? target : streams.Messages);
                    MultiLabelPredictionView.Write(parsed.GetValue(format), several.Classifier.Labels, documents, given, target);
                });
                return;
            }

            using TrainedModel trained = labels is not null
                ? TrainedModel.Train(labels, corpora, training, encoders, parsed, streams, cancellationToken)
                : TrainedModel.Load(model!, withExamples: parsed.GetValue(explain), encoders, parsed);
            IReadOnlyList<Prediction> predictions = trained.Predict(documents, streams, cancellationToken);
            IReadOnlyList<Explanation>? explanations = parsed.GetValue(explain) ? trained.Explain(documents, streams, cancellationToken) : null;
            IReadOnlyList<PredictionSet>? sets = parsed.GetValue(coverage) is { } share ? [.. predictions.Select(p => trained.Classifier.SetOf(p, share))] : null;
            ResultFile.Write(parsed.GetValue(output), streams, target =>
            {
                OutputTarget messages = parsed.GetValue(format) == OutputFormat.Text ? target : streams.Messages;
                if (trained.Evaluation is { } evaluation)
                    VerdictView.WriteText(evaluation, messages);
                ClassifierView.WriteAbstention(trained.Classifier.Summary.Abstention, messages);
                PredictionView.Write(parsed.GetValue(format), documents, predictions, sets, explanations, target);
            });
        });
        return command;
    }
}
