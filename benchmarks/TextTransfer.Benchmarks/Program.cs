using System.CommandLine;
using BenchmarkDotNet.Running;
using CsvHelper;
using TextTransfer;
using TextTransfer.Benchmarks;
using TextTransfer.Benchmarks.Extraction;
using TextTransfer.Benchmarks.Serving;

Option<string> data = new("--data") { Description = "Folder with one folder per set.", Required = true };
Option<string> output = new("--output", "-o") { Description = "CSV file of raw rows.", Required = true };
const int MaxTokens = 256;
Command throughput = new("throughput", "Seconds against a padded batch loop on the same texts.") { data, output };
throughput.SetAction(parsed => Write(parsed, (folder, file) =>
    Throughput.Run([("agnews", 128, ReadTexts(folder, "agnews", 1024)), ("bbc", 32, ReadTexts(folder, "bbc", 320))], MaxTokens, file)));

Command overhead = new("overhead", "Microseconds a text against bare runs of the same windows.") { data, output };
overhead.SetAction(parsed => Write(parsed, (folder, file) =>
    Overhead.Run([("agnews", ReadTexts(folder, "agnews", 100)), ("bbc", ReadTexts(folder, "bbc", 30))], MaxTokens, file)));

Option<string> encoder = new("--encoder") { Description = "all-MiniLM-L6-v2 or multilingual-e5-small.", DefaultValueFactory = _ => MiniLM.Name };
Command memory = new("memory", "Resident memory after short texts and after one of five megabytes.") { data, encoder, output };
memory.SetAction(parsed => Write(parsed, (folder, file) => Memory.Run(parsed.GetValue(encoder)!, ReadTexts(folder, "bbc", 600), file)));

Option<string> tokenizer = new("--tokenizer") { Description = "A tokenizer.json.", Required = true };
Option<string> lines = new("--lines") { Description = "A file of texts, one a line.", Required = true };
Command tokenizing = new("tokenize", "Loading and speed of a tokenizer on one thread.") { tokenizer, lines };
tokenizing.SetAction(parsed => Tokenizing.Run(parsed.GetValue(tokenizer)!, File.ReadAllText(parsed.GetValue(lines)!).Split('\n')[..^1], Console.Out));

Option<int> maxExamples = new("--max-examples") { Description = "Larger problems are left out.", DefaultValueFactory = _ => int.MaxValue };
Command fitScale = new("fit-scale", "Time and memory of the logistic regression from 2 to 50,000 examples.") { maxExamples, output };
fitScale.SetAction(parsed =>
{
    using StreamWriter file = new(parsed.GetValue(output)!) { NewLine = "\n" };
    FitScale.Run(parsed.GetValue(maxExamples), file);
});

Argument<string[]> filter = new("arguments") { Description = "Arguments of BenchmarkDotNet, such as --filter '*'." };
Command hotPaths = new("hot-paths", "BenchmarkDotNet over the hot paths.") { filter };
hotPaths.TreatUnmatchedTokensAsErrors = false;
hotPaths.SetAction(parsed => BenchmarkSwitcher.FromAssembly(typeof(HotPaths).Assembly).Run([.. parsed.GetValue(filter)!, .. parsed.UnmatchedTokens]));

Option<string> pages = new("--pages") { Description = "Folder of *.html.gz.", Required = true };
Option<string> exports = new("--exports") { Description = "Folder of WordPress exports, *.xml.", Required = true };
Option<double> minutes = new("--minutes") { Description = "How long.", DefaultValueFactory = _ => 60 };
Option<int> seed = new("--seed") { Description = "Of the damages.", DefaultValueFactory = _ => 1 };
Option<string> failures = new("--failures") { Description = "Folder for inputs that fail.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "texttransfer-fuzz") };
Command fuzz = new("fuzz", "Reads pages and exports that are damaged at random.") { pages, exports, minutes, seed, failures, output };
fuzz.SetAction(parsed =>
{
    using StreamWriter file = new(parsed.GetValue(output)!) { NewLine = "\n" };
    new Fuzzing(Fuzzing.Load(parsed.GetValue(pages)!, "*.html.gz"), Fuzzing.Load(parsed.GetValue(exports)!, "*.xml"), parsed.GetValue(seed))
        .Run(TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(failures)!, file);
});

return new RootCommand("Speed of the library.") { throughput, overhead, memory, tokenizing, fitScale, hotPaths, fuzz, ExtractionCommand.Create(), ExtractionCommand.CreateTraining(), ServeLoadCommand.Create(), ServeLoadCommand.CreateHost() }.Parse(args)
    // What serve-load starts has its own time to end.
    .Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null });

void Write(ParseResult parsed, Action<string, TextWriter> measure)
{
    using StreamWriter file = new(parsed.GetValue(output)!) { NewLine = "\n" };
    measure(parsed.GetValue(data)!, file);
}

static List<string> ReadTexts(string folder, string set, int count)
{
    using CsvReader csv = CsvReader.FromFile(Path.Combine(folder, set, "test.csv"), new CsvReaderOptions { Separator = ',' });
    List<string> texts = [];
    while (texts.Count < count && csv.Read())
        texts.Add(csv.GetString("text"));
    return texts;
}
