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
        Command command = new("extraction", "Main content of labelled pages against SmartReader and plain text: word F1 and time.") { pages, output, report, rounds };
        command.SetAction(parsed =>
        {
            IReadOnlyList<LabeledPage> all = LabeledPage.ReadAll(parsed.GetValue(pages)!);
            List<ExtractionRow> _ = [.. ExtractionRun.Over(all.Take(20), 1)];
            List<ExtractionRow> rows = [.. ExtractionRun.Over(all, parsed.GetValue(rounds))];
            using StreamWriter file = new(parsed.GetValue(output)!) { NewLine = "\n" };
            WriteRows(rows, file);
            using StreamWriter? markdown = parsed.GetValue(report) is { } path ? new(path) { NewLine = "\n" } : null;
            ExtractionTable.Write(rows, markdown ?? Console.Out);
        });
        return command;
    }

    public static Command CreateTraining()
    {
        Option<string> pages = new("--pages") { Description = "Folder with html/*.html.gz and ground-truth.json.", Required = true };
        Option<string> output = new("--output", "-o") { Description = "File of the forest.", Required = true };
        Command command = new("extraction-train", "Trains the forest that chooses blocks of main content, on half A of the pages.") { pages, output };
        command.SetAction(parsed =>
        {
            DecisionForest forest = ExtractionTraining.Run(LabeledPage.ReadAll(parsed.GetValue(pages)!), Console.Out);
            using StreamWriter file = new(parsed.GetValue(output)!) { NewLine = "\n" };
            forest.Write(file, BlockFeatures.Names);
        });
        return command;
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
