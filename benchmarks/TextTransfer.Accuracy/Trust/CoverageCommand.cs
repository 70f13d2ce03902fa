using System.CommandLine;
using System.Globalization;

namespace TextTransfer.Accuracy.Trust;

/// <summary>
/// <c>coverage</c>: do intervals, sets of classes and promises hold? Samples are drawn at random from the training rows of large sets; what
/// is said of each is compared with what the model trained on it does on the whole test set.
/// </summary>
internal static class CoverageCommand
{
    public static Command Create()
    {
        Option<string> data = new("--data") { Description = "Folder with one folder per set (train.csv, test.csv, shots.json).", Required = true };
        Option<string> sets = new("--sets") { Description = "Names of sets, separated by commas.", DefaultValueFactory = _ => "agnews,trec6,emotion6,sst2,cr,sms_spam,amazon_cf_en" };
        Option<string> sizes = new("--sizes") { Description = "Texts of a sample, separated by commas.", DefaultValueFactory = _ => "50,100,200" };
        Option<string> draws = new("--draws") { Description = "Samples, as a number or a range such as 0-99.", DefaultValueFactory = _ => "0-99" };
        Option<string> methods = new("--methods") { Description = "Names of methods, separated by commas; of more than one, each is compared with the first.", DefaultValueFactory = _ => "probe,mixture" };
        Option<string> encoder = new("--encoder") { Description = "multilingual-e5, minilm or an encoder folder.", DefaultValueFactory = _ => "minilm" };
        Option<string> cache = new("--cache") { Description = "Folder that keeps embeddings between runs.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "texttransfer-accuracy") };
        Option<string> output = new("--output", "-o") { Description = "CSV file of raw rows; samples it already has are not drawn again.", Required = true };
        Command command = new("coverage", "Coverage of intervals, prediction sets and promised error rates.") { data, sets, sizes, draws, methods, encoder, cache, output };
        command.SetAction((parsed, cancellationToken) =>
        {
            string path = parsed.GetValue(output)!;
            using (OnnxTextEncoder model = FewShotCommand.Open(parsed.GetValue(encoder)!))
            using (EmbeddingFile embeddings = new(parsed.GetValue(cache)!, model))
            using (GrowingTable table = new(path, CoverageRow.Columns, keyColumns: 5))
            {
                IReadOnlyList<IClassificationMethod> chosen = Methods.Baselines.Named(parsed.GetValue(methods)!.Split(','));
                foreach (string name in parsed.GetValue(sets)!.Split(','))
                {
                    SampledSet set = new(LabeledSet.Read(parsed.GetValue(data)!, name), chosen, embeddings);
                    foreach (int size in parsed.GetValue(sizes)!.Split(',').Select(s => int.Parse(s, CultureInfo.InvariantCulture)))
                    {
                        foreach (int draw in FewShotCommand.ParseRange(parsed.GetValue(draws)!).Where(d => !table.Contains(set.Name, $"{size}", $"{d}", chosen[^1].Name, CoverageRow.Accuracy)))
                        {
                            foreach (CoverageRow row in set.Judge(size, draw, cancellationToken))
                                table.Add(row.ToFields());
                        }
                        Console.Error.WriteLine($"{set.Name}, {size} texts");
                    }
                }
            }

            CoverageSummary.Write([.. GrowingTable.Read(path).Select(CoverageRow.FromFields)], Console.Out);
            return Task.CompletedTask;
        });
        return command;
    }
}
