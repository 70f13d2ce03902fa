using System.CommandLine;
using TextTransfer.Accuracy.Reporting;

namespace TextTransfer.Accuracy;

/// <summary><c>report</c>: tables and a picture of the raw rows of few-shot runs.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        Argument<string[]> files = new("ROWS") { Description = "CSV files of raw rows.", Arity = ArgumentArity.OneOrMore };
        Option<string> baseline = new("--baseline") { Description = "The method the others are measured against.", DefaultValueFactory = _ => ClassificationMethods.Probe.Name };
        Option<string?> methods = new("--methods") { Description = "Names of methods, separated by commas (default: all)." };
        Option<string?> output = new("--output", "-o") { Description = "Markdown file (default: standard output); replaced." };
        Option<string?> plot = new("--plot") { Description = "SVG file of mean accuracy against examples per class; replaced." };
        Command command = new("report", "Paired differences between methods, as Markdown and as a plot.") { files, baseline, methods, output, plot };
        command.SetAction(parsed =>
        {
            string against = parsed.GetValue(baseline)!;
            IReadOnlyList<EncoderResults> results = EncoderResults.Read(parsed.GetValue(files)!, parsed.GetValue(methods)?.Split(','), against);
            if (parsed.GetValue(output) is { } path)
            {
                using StreamWriter writer = new(path) { NewLine = "\n" };
                new MarkdownReport(writer, against).Write(results);
            }
            else
            {
                new MarkdownReport(Console.Out, against).Write(results);
            }

            if (parsed.GetValue(plot) is { } picture)
                File.WriteAllText(picture, ShotsPlot.Draw(results));
        });
        return command;
    }
}
