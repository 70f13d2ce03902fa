using System.CommandLine;
using System.Globalization;
using CsvHelper;

namespace TextTransfer.Accuracy;

/// <summary>
/// <c>multi-label</c>: multi-label methods learn from the first rows of a seeded shuffle of train.csv and are scored on the
/// first rows of test.csv, whose labels are read only after they have answered.
/// </summary>
internal static class MultiLabelCommand
{
    private static readonly string[] Columns = ["set", "encoder", "train_rows", "draw", "method", "micro_f1", "macro_f1", "hamming_loss", "subset_accuracy", "cardinality", "test_rows", "fit_ms"];

    public static Command Create()
    {
        Option<string> folder = new("--set") { Description = "Folder with train.csv and test.csv; labels parted by |.", Required = true };
        Option<string> rows = new("--train-rows") { Description = "Training rows, separated by commas.", DefaultValueFactory = _ => "500" };
        Option<string> draws = new("--draws") { Description = "Seeds of the shuffle, as a number or a range such as 0-4.", DefaultValueFactory = _ => "0-4" };
        Option<int> testRows = new("--test-rows") { Description = "Test rows used, from the first.", DefaultValueFactory = _ => 1000 };
        Option<string> encoders = new("--encoders") { Description = "Encoders, separated by commas.", DefaultValueFactory = _ => "minilm,multilingual-e5" };
        Option<string> cache = new("--cache") { Description = "Folder that keeps embeddings between runs.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "texttransfer-accuracy") };
        Option<string> output = new("--output", "-o") { Description = "CSV file of raw rows; replaced.", Required = true };
        Command command = new("multi-label", "F1 of multi-label methods.") { folder, rows, draws, testRows, encoders, cache, output };
        command.SetAction((parsed, cancellationToken) =>
        {
            string set = parsed.GetValue(folder)!;
            LabeledText[] train = Read(Path.Combine(set, "train.csv"));
            LabeledText[] test = [.. Read(Path.Combine(set, "test.csv")).Take(parsed.GetValue(testRows))];
            using StreamWriter writer = new(parsed.GetValue(output)!) { AutoFlush = true };
            using CsvWriter csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
            csv.WriteRecord([.. Columns]);
            foreach (string name in parsed.GetValue(encoders)!.Split(','))
            {
                using OnnxTextEncoder encoder = FewShotCommand.Open(name);
                using EmbeddingFile embeddings = new(parsed.GetValue(cache)!, encoder);
                EmbeddedText[] texts = [.. EmbeddedText.EncodeAll([.. test.Select(t => t.Text)], embeddings, progress: null, cancellationToken)];
                foreach (int count in parsed.GetValue(rows)!.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)))
                {
                    foreach (int draw in FewShotCommand.ParseRange(parsed.GetValue(draws)!))
                    {
                        LabeledText[] shuffled = [.. train];
                        new Random(draw).Shuffle(shuffled);
                        EmbeddedCorpus training = new Corpus(shuffled.Take(count)).Embed(embeddings, cancellationToken: cancellationToken);
                        foreach (IMultiLabelMethod method in MultiLabelMethods.All)
                        {
                            MultiLabelFigures figures = Score(method, training, texts, test, out double milliseconds, cancellationToken);
                            csv.WriteRecord([.. new object[]
                            {
                                Path.GetFileName(set), encoder.Info.Name, count, draw, method.Name, figures.MicroF1, figures.MacroF1,
                                figures.HammingLoss, figures.SubsetAccuracy, figures.Cardinality, test.Length, milliseconds,
                            }.Select(v => v is double d ? d.ToString("0.####", CultureInfo.InvariantCulture) : Convert.ToString(v, CultureInfo.InvariantCulture)!)]);
                            csv.Flush();
                        }
                    }
                }
            }

            return Task.CompletedTask;
        });
        return command;
    }

    private static LabeledText[] Read(string path) => [.. Corpus.ReadCsv(path, new() { IsMultiLabel = true }).Texts];

    private static MultiLabelFigures Score(
        IMultiLabelMethod method, EmbeddedCorpus training, EmbeddedText[] texts, LabeledText[] test, out double milliseconds, CancellationToken cancellationToken)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        IMultiLabelModel model = method.Fit(training, seed: 0, cancellationToken);
        milliseconds = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        string[][] given = [.. texts.Select(t => model.Decide(model.Predict(t)).Zip(model.Labels).Where(d => d.First).Select(d => d.Second).ToArray())];
        return MultiLabelFigures.Of([.. test.Select(t => LabelSet.Split(t.Label))], given);
    }
}
