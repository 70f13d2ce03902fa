using System.CommandLine;
using System.Globalization;

namespace TextTransfer.Accuracy;

/// <summary><c>few-shot</c>: trains every method on the fixed rows of every set and scores it on the first test rows.</summary>
internal static class FewShotCommand
{
    public static Command Create()
    {
        Option<string> data = new("--data") { Description = "Folder with one folder per set (train.csv, test.csv, shots.json).", Required = true };
        Option<string> sets = new("--sets") { Description = "Names of sets, separated by commas.", Required = true };
        Option<string> shots = new("--shots") { Description = "Examples per class, separated by commas.", DefaultValueFactory = _ => "8" };
        Option<string> splits = new("--splits") { Description = "Draws, as a number or a range such as 0-9.", DefaultValueFactory = _ => "0-9" };
        Option<string> encoder = new("--encoder") { Description = "multilingual-e5, minilm or an encoder folder.", DefaultValueFactory = _ => "multilingual-e5" };
        Option<string?> methods = new("--methods") { Description = "Names of methods, separated by commas (default: all)." };
        Option<int> testRows = new("--test-rows") { Description = "Test rows used, from the first.", DefaultValueFactory = _ => 1000 };
        Option<string> cache = new("--cache") { Description = "Folder that keeps embeddings between runs.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "texttransfer-accuracy") };
        Option<string> output = new("--output", "-o") { Description = "CSV file of raw rows; rows it already has are not computed again.", Required = true };
        Command command = new("few-shot", "Accuracy of every method at few examples per class.") { data, sets, shots, splits, encoder, methods, testRows, cache, output };
        command.SetAction((parsed, cancellationToken) =>
        {
            string[]? chosen = parsed.GetValue(methods)?.Split(',');
            IClassificationMethod[] wanted = [.. ClassificationMethods.All.Where(m => chosen is null || chosen.Contains(m.Name))];
            if (chosen is not null && wanted.Length != chosen.Length)
                throw new ArgumentException($"methods are {string.Join(", ", ClassificationMethods.All.Select(m => m.Name))}");

            using OnnxTextEncoder opened = Open(parsed.GetValue(encoder)!);
            using EmbeddingFile embeddings = new(parsed.GetValue(cache)!, opened);
            using FewShotTable table = new(parsed.GetValue(output)!);
            FewShot run = new(opened.Info, embeddings, wanted, parsed.GetValue(testRows), table);
            foreach (string set in parsed.GetValue(sets)!.Split(','))
            {
                LabeledSet labeled = LabeledSet.Read(parsed.GetValue(data)!, set);
                foreach (string shot in parsed.GetValue(shots)!.Split(','))
                    run.Run(labeled, int.Parse(shot, CultureInfo.InvariantCulture), ParseRange(parsed.GetValue(splits)!), cancellationToken);
            }

            table.WriteSummary(Console.Out);
            return Task.CompletedTask;
        });
        return command;
    }

    public static OnnxTextEncoder Open(string name) => name switch
    {
        "multilingual-e5" or MultilingualE5.Name => MultilingualE5.Create(),
        "minilm" or MiniLM.Name => MiniLM.Create(),
        _ => OnnxTextEncoder.Open(name),
    };

    public static IEnumerable<int> ParseRange(string text)
    {
        int[] ends = [.. text.Split('-').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }
}
