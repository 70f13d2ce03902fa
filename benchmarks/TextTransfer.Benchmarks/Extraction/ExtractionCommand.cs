using System.CommandLine;
using System.Globalization;
using TextTransfer.Web.Extraction;

namespace TextTransfer.Benchmarks.Extraction;

/// <summary>The verb that measures extraction of main content.</summary>
internal static class ExtractionCommand
{
    public static Command Create()
    {
        Option<string> pages = new("--pages") { Description = "Folder with html/*.html.gz and ground-truth.json.", Required = true };
        Option<string> output = new("--output", "-o") { Description = "CSV file of raw rows.", Required = true };
        Option<string?> report = new("--report") { Description = "Markdown file of means." };
        Option<int> rounds = new("--rounds") { Description = "How often each page is read; medians count.", DefaultValueFactory = _ => 5 };
        Option<string?> ofA = new("--forest-of-a") { Description = "A forest trained on half A, which reads half B (default: the library's, which was trained on both)." };
        Option<string?> ofB = new("--forest-of-b") { Description = "A forest trained on half B, which reads half A." };
        Command command = new("extraction", "Main content of labelled pages against SmartReader and plain text: word F1 and time.") { pages, ofA, ofB, output, report, rounds };
        command.SetAction(parsed =>
        {
            IReadOnlyList<LabeledPage> all = LabeledPage.ReadAll(parsed.GetValue(pages)!);
            DecisionForest forA = Forest(parsed.GetValue(ofB)), forB = Forest(parsed.GetValue(ofA));
            DecisionForest ForestFor(LabeledPage page) => page.Half == 'A' ? forA : forB;
            List<ExtractionRow> _ = [.. ExtractionRun.Over(all.Take(20), ForestFor, 1)];
            List<ExtractionRow> rows = [.. ExtractionRun.Over(all, ForestFor, parsed.GetValue(rounds))];
            using StreamWriter file = new(parsed.GetValue(output)!) { NewLine = "\n" };
            WriteRows(rows, file);
            using StreamWriter? markdown = parsed.GetValue(report) is { } path ? new(path) { NewLine = "\n" } : null;
            ExtractionTable.Write(rows, parsed.GetValue(ofA) is not null && parsed.GetValue(ofB) is not null, markdown ?? Console.Out);
        });
        return command;
    }

    public static Command CreateTraining()
    {
        Option<string> pages = new("--pages") { Description = "Folder with html/*.html.gz and ground-truth.json.", Required = true };
        Option<string> output = new("--output", "-o") { Description = "File of the forest.", Required = true };
        Option<string> halves = new("--halves") { Description = "A, B or AB: the pages to train on.", DefaultValueFactory = _ => "AB" };
        halves.AcceptOnlyFromAmong("A", "B", "AB");
        Command command = new("extraction-train", "Trains the forest that chooses blocks of main content.") { pages, halves, output };
        command.SetAction(parsed =>
        {
            DecisionForest forest = ExtractionTraining.Run(LabeledPage.ReadAll(parsed.GetValue(pages)!), parsed.GetValue(halves)!, Console.Out);
            using StreamWriter file = new(parsed.GetValue(output)!) { NewLine = "\n" };
            forest.Write(file, BlockFeatures.Names);
        });
        return command;
    }

    private static DecisionForest Forest(string? path)
    {
        if (path is null)
            return ContentSelection.Forest;
        using StreamReader lines = new(path);
        return DecisionForest.Read(lines, BlockFeatures.Names);
    }

    private static void WriteRows(IEnumerable<ExtractionRow> rows, TextWriter output)
    {
        output.WriteLine("page,half,type,wordpress,method,f1,precision,recall,with,without,ms");
        foreach (ExtractionRow r in rows)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{r.Page},{r.Half},{r.Type},{(r.WordPress ? 1 : 0)},{r.Method},{r.F1:F4},{r.Precision:F4},{r.Recall:F4},{r.With:F3},{r.Without:F3},{r.Milliseconds:F2}"));
        }
    }
}
