using TextTransfer.Web;

namespace TextTransfer.Cli.Input;

/// <summary>A web page that a user named, not read yet.</summary>
/// <param name="Name">What results call it: the name of its file, its path within its folder, or its address.</param>
/// <param name="ReadAsync">Reads it; called once, from any thread.</param>
internal sealed record PageInput(string Name, Func<CancellationToken, Task<WebPage>> ReadAsync)
{
    public const string StandardInput = "standard input";

    /// <summary>Whether a source can hold more than one page.</summary>
    public static bool IsFolder(string source) => Directory.Exists(source);

    /// <summary>The pages of a source: an address, a file, a folder, or - for standard input.</summary>
    /// <exception cref="InputException">There is nothing there, or it is not a page.</exception>
    /// <exception cref="WebFormatException">The folder holds no page.</exception>
    public static IEnumerable<PageInput> Of(string source, StandardStreams streams, WebFetcher fetcher)
    {
        if (source == "-")
            return [Local(StandardInput, () => WebPage.Read(streams.Input, StandardInput))];
        if (Uri.TryCreate(source, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
            return [new(source, async cancellationToken => WebPage.Read(await fetcher.GetAsync(address, conditions: null, cancellationToken).ConfigureAwait(false)))];
        if (!File.Exists(source) && !Directory.Exists(source))
            throw new InputException(source, source.Contains("://", StringComparison.Ordinal) ? "only http and https addresses are fetched; save the page to a file and name the file." : "there is no such file or folder.");

        return DocumentSource.Detect(source) switch
        {
            DocumentSourceKind.Folder => OfFolder(source),
            DocumentSourceKind.WebPage => [Local(Path.GetFileName(source), () => WebPage.Read(source))],
            DocumentSourceKind.WordPressExport => throw new InputException(source, "is a WordPress export, not a web page; 'texttransfer classify' reads it as it is."),
            _ => throw new InputException(source, "is not a web page; name HTML files, folders of them or addresses."),
        };
    }

    /// <summary>The pages of a folder, without what recurs on those of a site.</summary>
    private static IEnumerable<PageInput> OfFolder(string folder)
    {
        Lazy<RecurringBlocks> recurring = new(() => RecurringBlocks.LearnFolder(folder));
        return DocumentSource.FindPages(folder).Select(p => Local(p, () => recurring.Value.Remove(WebPage.Read(Path.Combine(folder, p)))));
    }

    private static PageInput Local(string name, Func<WebPage> read) => new(name, _ => Task.FromResult(read()));
}
