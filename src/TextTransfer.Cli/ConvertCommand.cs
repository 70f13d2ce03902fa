using System.CommandLine;
using TextTransfer.Cli.Input;
using TextTransfer.Cli.Output;
using TextTransfer.Web;

namespace TextTransfer.Cli;

/// <summary><c>texttransfer convert</c>: the documents of exports and pages as JSON Lines, and what was read and left out.</summary>
internal static class ConvertCommand
{
    public static Command Create(StandardStreams streams)
    {
        Argument<string[]> sources = new("sources") { Description = "WordPress exports, HTML files or folders of them, JSON Lines or CSV.", Arity = ArgumentArity.OneOrMore };
        Option<string?> output = new("--output", "-o") { Description = "The file of JSON Lines to write; without it, only the report is given.", HelpName = "site.jsonl" };
        Option<string[]> types = new("--type") { Description = "WordPress post types to keep.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [.. new WordPressExportOptions().PostTypes!], HelpName = "post" };
        Option<OutputFormat> format = OutputOptions.CreateFormat();
        Command command = new("convert", "Read exports and pages as documents, and report what is in them.") { sources, output, types, format };
        command.SetWork((parsed, cancellationToken) =>
        {
            string[] paths = parsed.GetValue(sources)!;
            OutputPath.Check(parsed.GetValue(output), paths);
            DocumentInput input = new(new(), streams) { PostTypes = null };
            DocumentReport report = new(parsed.GetValue(types)!);
            IEnumerable<Document> documents = paths.SelectMany(path => report.Note(path, input.Read(path), cancellationToken));
            if (parsed.GetValue(output) is { } path)
                Files.AtomicFile.Write(path, stream => Documents.WriteJsonLines(stream, documents));
            else
                foreach (Document _ in documents)
                    continue;
            ResultFile.Write(path: null, streams, target => report.Write(parsed.GetValue(format), target));
        });
        return command;
    }
}
