using System.CommandLine;
using BenchmarkDotNet.Running;
using CsvHelper;
using TextTransfer.Benchmarks;

Option<string> data = new("--data") { Description = "Folder with one folder per set.", Required = true };
Option<int> rounds = new("--rounds") { Description = "Rounds, library and peer in turn.", DefaultValueFactory = _ => 3 };
Option<string> output = new("--output", "-o") { Description = "CSV file of raw rows.", Required = true };
Command throughput = new("throughput", "Texts and tokens per second against a padded batch loop on the same texts.") { data, rounds, output };
throughput.SetAction(parsed =>
{
    string folder = parsed.GetValue(data)!;
    using StreamWriter file = new(parsed.GetValue(output)!) { NewLine = "\n" };
    Throughput.Run([("emotion6", ReadTexts(folder, "emotion6", 1000)), ("bbc", ReadTexts(folder, "bbc", 96))], parsed.GetValue(rounds), file);
});

Argument<string[]> filter = new("arguments") { Description = "Arguments of BenchmarkDotNet, such as --filter '*'." };
Command hotPaths = new("hot-paths", "BenchmarkDotNet over the hot paths.") { filter };
hotPaths.TreatUnmatchedTokensAsErrors = false;
hotPaths.SetAction(parsed => BenchmarkSwitcher.FromAssembly(typeof(HotPaths).Assembly).Run([.. parsed.GetValue(filter)!, .. parsed.UnmatchedTokens]));

return new RootCommand("Speed of the library.") { throughput, hotPaths }.Parse(args).Invoke();

static List<string> ReadTexts(string folder, string set, int count)
{
    using CsvReader csv = CsvReader.FromFile(Path.Combine(folder, set, "test.csv"), new CsvReaderOptions { Separator = ',' });
    List<string> texts = [];
    while (texts.Count < count && csv.Read())
        texts.Add(csv.GetString("text"));
    return texts;
}
