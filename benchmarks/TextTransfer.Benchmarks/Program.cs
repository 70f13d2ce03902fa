using System.CommandLine;
using BenchmarkDotNet.Running;
using CsvHelper;
using TextTransfer;
using TextTransfer.Benchmarks;

Option<string> data = new("--data") { Description = "Folder with one folder per set.", Required = true };
Option<int> rounds = new("--rounds") { Description = "Rounds, every side in turn.", DefaultValueFactory = _ => 3 };
Option<string> output = new("--output", "-o") { Description = "CSV file of raw rows.", Required = true };
Command throughput = new("throughput", "Seconds against a padded batch loop and against bare runs, on the same texts.") { data, rounds, output };
throughput.SetAction(parsed =>
{
    string folder = parsed.GetValue(data)!;
    using StreamWriter file = new(parsed.GetValue(output)!) { NewLine = "\n" };
    Throughput.Run([("agnews", ReadTexts(folder, "agnews", 192)), ("bbc", ReadTexts(folder, "bbc", 64))], maxTokens: 256, parsed.GetValue(rounds), file);
});

Option<string> encoder = new("--encoder") { Description = "all-MiniLM-L6-v2 or multilingual-e5-small.", DefaultValueFactory = _ => MiniLM.Name };
Command memory = new("memory", "Resident memory after short texts and after one of five megabytes.") { data, encoder, output };
memory.SetAction(parsed =>
{
    using StreamWriter file = new(parsed.GetValue(output)!) { NewLine = "\n" };
    Memory.Run(parsed.GetValue(encoder)!, ReadTexts(parsed.GetValue(data)!, "bbc", 600), file);
});

Argument<string[]> filter = new("arguments") { Description = "Arguments of BenchmarkDotNet, such as --filter '*'." };
Command hotPaths = new("hot-paths", "BenchmarkDotNet over the hot paths.") { filter };
hotPaths.TreatUnmatchedTokensAsErrors = false;
hotPaths.SetAction(parsed => BenchmarkSwitcher.FromAssembly(typeof(HotPaths).Assembly).Run([.. parsed.GetValue(filter)!, .. parsed.UnmatchedTokens]));

return new RootCommand("Speed of the library.") { throughput, memory, hotPaths }.Parse(args).Invoke();

static List<string> ReadTexts(string folder, string set, int count)
{
    using CsvReader csv = CsvReader.FromFile(Path.Combine(folder, set, "test.csv"), new CsvReaderOptions { Separator = ',' });
    List<string> texts = [];
    while (texts.Count < count && csv.Read())
        texts.Add(csv.GetString("text"));
    return texts;
}
