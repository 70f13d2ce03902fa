using System.CommandLine;
using TextTransfer.Cli.Input;
using TextTransfer.Cli.Output;
using TextTransfer.Web;

namespace TextTransfer.Cli;

/// <summary>
/// <c>texttransfer labels</c>: the categories or tags of documents as a table of labelled texts to train on, and what speaks
/// against doing so.
/// </summary>
internal static class LabelsCommand
{
    public static Command Create(StandardStreams streams)
    {
        Argument<string[]> sources = new("sources") { Description = "Sites, WordPress exports, files of 'fetch' and 'convert'.", Arity = ArgumentArity.OneOrMore };
        Option<LabelTerms> by = new("--by") { Description = "What becomes the label.", DefaultValueFactory = _ => LabelTerms.Categories };
        Option<bool> multiLabel = new("--multi-label") { Description = "Keep documents with several, parted by |; without it, they are left out." };
        Option<bool> keepCatchAll = new("--keep-catch-all") { Description = "Keep labels that say nothing of the text, such as Uncategorized." };
        Option<int> minimum = new("--min") { Description = "Leave labels with fewer documents out.", DefaultValueFactory = _ => 5 };
        Option<OutputFormat> format = new("--format") { Description = "csv, or json (one object a line).", DefaultValueFactory = _ => OutputFormat.Csv };
        Option<string?> output = OutputOptions.CreateFile();
        Command command = new("labels", "Make labelled texts of the categories or tags of documents.") { sources, by, multiLabel, keepCatchAll, minimum, format, output };
        SiteArguments sites = SiteArguments.AddTo(command);
        command.SetWork((parsed, cancellationToken) =>
        {
            string[] paths = parsed.GetValue(sources)!;
            OutputPath.Check(parsed.GetValue(output), paths.Where(p => !SiteArguments.IsAddress(p)));
            if (parsed.GetValue(format) == OutputFormat.Text)
                throw new WrongUseException("--format takes csv or json.");
            if (parsed.GetValue(minimum) < 1)
                throw new WrongUseException("--min takes a number of documents from 1.");

            using WebFetcher fetcher = sites.CreateFetcher(parsed, paths.Where(SiteArguments.IsAddress).Select(SiteArguments.ReadAddress).FirstOrDefault());
            DocumentInput input = new(new(), streams)
            {
                PostTypes = sites.Read(parsed).PostTypes ?? new WordPressExportOptions().PostTypes,
                ReadSite = (address, findings) => WebSite.ReadAsync(address, fetcher, sites.Read(parsed), findings, cancellationToken).ToBlockingEnumerable(cancellationToken),
            };
            TermLabels labels = TermLabels.Collect(paths.SelectMany(input.Read), parsed.GetValue(by), new(parsed.GetValue(multiLabel), parsed.GetValue(keepCatchAll), parsed.GetValue(minimum)), cancellationToken);
            if (labels.Documents == 0)
                throw new InputException(string.Join(", ", paths), LabelCountView.Describe(labels));
            ResultFile.Write(parsed.GetValue(output), streams, target => RecordWriter.Write(target.Writer, parsed.GetValue(format), TermLabels.Columns, labels.Rows()));
            LabelCountView.Write(labels, streams.Messages);
        });
        return command;
    }
}
