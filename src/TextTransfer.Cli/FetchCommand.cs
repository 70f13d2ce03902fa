using System.CommandLine;
using TextTransfer.Cli.Output;
using TextTransfer.Web;

namespace TextTransfer.Cli;

/// <summary><c>texttransfer fetch</c>: the documents of a web site as JSON Lines, in a file that is gone on with and brought up to date.</summary>
internal static class FetchCommand
{
    public static Command Create(StandardStreams streams)
    {
        Argument<string> site = new("site") { Description = "The address of the site's first page, such as https://example.org/." };
        Option<string?> output = new("--output", "-o")
        {
            Description = "The file of JSON Lines to make, to go on with after a break, or to bring up to date; without it, they go to standard output.",
            HelpName = "site.jsonl",
        };
        Option<bool> restart = new("--restart") { Description = "Begin anew; the file is replaced when all is there." };
        Command command = new("fetch", "Read a web site as documents: by WordPress's REST API, feeds, sitemaps or links.") { site, output, restart };
        SiteArguments sites = SiteArguments.AddTo(command);
        command.SetWork(async (parsed, cancellationToken) =>
        {
            Uri address = SiteArguments.ReadAddress(parsed.GetValue(site)!);
            string? path = parsed.GetValue(output);
            OutputPath.Check(path);
            if (path is null && parsed.GetValue(restart))
                throw new WrongUseException("--restart is about a file; name it by --output.");

            SiteReadOptions options = sites.Read(parsed);
            if (options.IncludeUnpublished && !sites.LogsIn(parsed))
                throw new WrongUseException("--unpublished needs --user: guests are shown published posts alone.");
            using WebFetcher fetcher = sites.CreateFetcher(parsed, address);
            SiteFindings findings = new(streams);
            if (path is null)
            {
                await foreach (Document document in WebSite.ReadAsync(address, fetcher, options, findings, cancellationToken).ConfigureAwait(false))
                    Documents.WriteJsonLines(streams.Output, [document]);
                return;
            }

            SiteFileUpdate update = EncodingProgress.Show(streams, "Reading documents", count: null, progress =>
                SiteFile.UpdateAsync(path, address, fetcher, options, parsed.GetValue(restart), findings, progress, cancellationToken).GetAwaiter().GetResult());
            ResultFile.Write(path: null, streams, target => target.Writer.WriteLine(Describe(update, path)));
        });
        return command;
    }

    private static string Describe(SiteFileUpdate update, string path) =>
        $"{Counted.Of(update.Documents, "document")} in {path}: {update.Added} added, {update.Changed} changed, {update.Removed} removed, {update.Unchanged} as they were."
        + (update.Resumed > 0 ? $" {update.Resumed} {(update.Resumed == 1 ? "was" : "were")} there from a run that was stopped." : "");
}
