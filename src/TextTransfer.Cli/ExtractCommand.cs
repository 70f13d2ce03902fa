using System.CommandLine;
using TextTransfer.Cli.Input;
using TextTransfer.Cli.Output;
using TextTransfer.Web;

namespace TextTransfer.Cli;

/// <summary>
/// <c>texttransfer extract</c>: the main content of web pages and what they say of themselves. Pages are read several at a time
/// and written in order; one that cannot be read is named, and the others go on.
/// </summary>
internal static class ExtractCommand
{
    public static Command Create(StandardStreams streams)
    {
        Argument<string[]> sources = new("pages") { Description = "HTML files (also .gz), folders of them, addresses; - for standard input.", Arity = ArgumentArity.OneOrMore };
        Option<PageFormat> format = new("--format")
        {
            Description = "text: title and text for people; json: one object a page and line with text, fields and blocks; html: the content alone, as one document.",
            DefaultValueFactory = _ => PageFormat.Text,
        };
        Option<string?> output = OutputOptions.CreateFile();
        Option<bool> allowPrivate = new("--allow-private") { Description = "Also fetch from addresses of this machine and its networks." };
        Command command = new("extract", "Extract the main content of web pages.") { sources, format, output, allowPrivate };
        command.SetCheck((parsed, cancellationToken) =>
        {
            string[] named = parsed.GetValue(sources)!;
            if (named.Count(s => s == "-") > 1)
                throw new WrongUseException("standard input can be read once; name - once.");
            OutputPath.Check(parsed.GetValue(output), named);

            using WebFetcher fetcher = new(new() { AllowPrivate = parsed.GetValue(allowPrivate) });
            PageReading reading = new(named, fetcher, streams, cancellationToken);
            ResultFile.Write(parsed.GetValue(output), streams, target =>
            {
                PageView.Write(parsed.GetValue(format), reading.Read(), isOne: named is [var only] && !PageInput.IsFolder(only), target.Writer);
                reading.ThrowIfNone();
            });
            return reading.Failed == 0;
        });
        return command;
    }
}
