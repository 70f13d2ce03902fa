using System.CommandLine;
using TextTransfer.Web;

namespace TextTransfer.Cli;

/// <summary>The options that say what is read of a web site, and how it is asked.</summary>
internal sealed class SiteArguments
{
    private static readonly SiteReadOptions Defaults = new();

    private readonly Option<SiteSource[]> sources = new("--source") { Description = "Use only these: rest, feed, sitemap, links (default: the richest that the site offers, and what completes it).", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> types = new("--type") { Description = "WordPress post types to read by REST (default: all content).", AllowMultipleArgumentsPerToken = true, HelpName = "post" };
    private readonly Option<bool> unpublished = new("--unpublished") { Description = "Read drafts and private posts, too (REST, logged in)." };
    private readonly Option<bool> listings = new("--listings") { Description = "Take archives and other lists of posts as documents, too." };
    private readonly Option<int> maxDocuments = new("--max-documents") { Description = "Stop after this many documents.", DefaultValueFactory = _ => Defaults.MaxDocuments };
    private readonly Option<int> maxPages = new("--max-pages") { Description = "Fetch this many pages one by one at most.", DefaultValueFactory = _ => Defaults.MaxPages };
    private readonly Option<int> maxDepth = new("--max-depth") { Description = "Follow this many links from the first page at most.", DefaultValueFactory = _ => Defaults.MaxDepth };
    private readonly Option<bool> allowPrivate = new("--allow-private") { Description = "Ask private and loopback addresses, too." };

    private SiteArguments()
    {
    }

    public static SiteArguments AddTo(Command command)
    {
        SiteArguments arguments = new();
        foreach (Option option in new Option[] { arguments.sources, arguments.types, arguments.unpublished, arguments.listings, arguments.maxDocuments, arguments.maxPages, arguments.maxDepth, arguments.allowPrivate })
            command.Add(option);
        return arguments;
    }

    public static bool IsAddress(string source) =>
        source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    public static Uri ReadAddress(string source) =>
        IsAddress(source) && Uri.TryCreate(source, UriKind.Absolute, out Uri? address)
            ? address
            : throw new WrongUseException($"'{source}' is no address of a site; write it whole, such as https://example.org/.");

    public SiteReadOptions Read(ParseResult parsed)
    {
        if (parsed.GetValue(maxDocuments) < 1 || parsed.GetValue(maxPages) < 1 || parsed.GetValue(maxDepth) < 0)
            throw new WrongUseException("--max-documents and --max-pages take a number from 1, --max-depth one from 0.");
        return new()
        {
            Sources = parsed.GetValue(sources) is { Length: > 0 } some ? some : Defaults.Sources,
            PostTypes = parsed.GetValue(types) is { Length: > 0 } named ? named : null,
            IncludeUnpublished = parsed.GetValue(unpublished),
            IncludeListings = parsed.GetValue(listings),
            MaxDocuments = parsed.GetValue(maxDocuments),
            MaxPages = parsed.GetValue(maxPages),
            MaxDepth = parsed.GetValue(maxDepth),
        };
    }

    public WebFetcher CreateFetcher(ParseResult parsed) => new(new() { AllowPrivate = parsed.GetValue(allowPrivate) });
}
