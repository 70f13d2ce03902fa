using System.CommandLine;
using TextTransfer.Cli.Input;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli;

/// <summary><c>texttransfer suggest</c>: which texts of a pool to label next, as a table to be filled in.</summary>
internal static class SuggestCommand
{
    public static Command Create(StandardStreams streams)
    {
        SuggestionOptions defaults = new();
        Argument<string> model = new("model") { Description = "A model file with its examples." };
        Argument<string[]> pool = new("pool")
        {
            Description = "Texts without labels: WordPress exports, HTML files or folders of them, CSV, JSON Lines, lines of text; - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<int> count = new("--count", "-n") { Description = "Texts to suggest.", DefaultValueFactory = _ => defaults.Count };
        Option<SuggestionStrategy?> strategy = new("--strategy") { Description = "typical, for a beginning, or uncertain (default: typical while few texts are labelled)." };
        Option<bool> noForecast = new("--no-forecast") { Description = "Do not say what labelling them is expected to bring, which takes some seconds." };
        Option<int> seed = new("--seed") { Description = "Decides every random choice; the same seed gives the same texts." };
        Option<OutputFormat?> format = new("--format") { Description = "text for people; csv to be filled in, or json (one object a line). Default: text, or csv with --output." };
        Option<string?> output = OutputOptions.CreateFile();
        Command command = new("suggest", "Choose the texts whose labels would help a classifier most.") { model, pool, count, strategy, noForecast, seed, format, output };
        CorpusArguments corpora = CorpusArguments.AddTo(command);
        EncoderArguments encoders = EncoderArguments.AddTo(command, "The encoder of the model; a model file knows its own.", byDefault: null);
        command.SetWork((parsed, cancellationToken) =>
        {
            string path = parsed.GetValue(model)!;
            string[] sources = parsed.GetValue(pool)!;
            if (parsed.GetValue(count) < 1)
                throw new WrongUseException("--count takes a number from 1.");
            OutputPath.Check(parsed.GetValue(output), [path, .. sources]);
            if (!TextClassifier.ReadManifest(path).HasExamples)
                throw new InputException(path, "holds no examples, so that what is labelled already is not known; train it without --without-examples.");

            DocumentInput input = new(corpora.Read(parsed), streams);
            Document[] documents = [.. sources.SelectMany(input.Read).TakeWhile(_ => !cancellationToken.IsCancellationRequested)];
            cancellationToken.ThrowIfCancellationRequested();
            SuggestionOptions options = new()
            {
                Count = parsed.GetValue(count),
                Strategy = parsed.GetValue(strategy),
                ForecastsGain = !parsed.GetValue(noForecast),
                Seed = parsed.GetValue(seed),
            };
            using TrainedModel trained = TrainedModel.Load(path, withExamples: true, encoders, parsed);
            LabelSuggestions suggestions = trained.Suggest(documents, options, streams, cancellationToken);
            OutputFormat chosen = parsed.GetValue(format) ?? (parsed.GetValue(output) is null ? OutputFormat.Text : OutputFormat.Csv);
            ResultFile.Write(parsed.GetValue(output), streams, target =>
            {
                (chosen == OutputFormat.Text ? target : streams.Messages).Writer.WriteLine(Printable.Message(suggestions.ToString()));
                SuggestionView.Write(chosen, documents, suggestions, target);
            });
        });
        return command;
    }
}
