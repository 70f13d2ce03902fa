using System.CommandLine;
using TextTransfer.Web;

namespace TextTransfer.Cli;

/// <summary>The options that say what is read of a web site, and how it is asked.</summary>
internal sealed class SiteArguments
{
    /// <summary>Holds the application password: on the command line, every user of the machine could read it.</summary>
    private const string PasswordVariable = "TEXTTRANSFER_PASSWORD";

    private static readonly SiteReadOptions Defaults = new();
    private static readonly WebFetcherOptions FetcherDefaults = new();

    private readonly Option<SiteSource[]> sources = new("--source") { Description = "Use only these: rest, feed, sitemap, links (default: the richest that the site offers, and what completes it).", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> types = new("--type") { Description = "WordPress post types to read by REST (default: all content) and of exports (default: post and page).", AllowMultipleArgumentsPerToken = true, HelpName = "post" };
    private readonly Option<bool> unpublished = new("--unpublished") { Description = "Read drafts and private posts, too (REST, logged in)." };
    private readonly Option<bool> listings = new("--listings") { Description = "Take archives and other lists of posts as documents, too." };
    private readonly Option<int> maxDocuments = new("--max-documents") { Description = "Stop after this many documents.", DefaultValueFactory = _ => Defaults.MaxDocuments };
    private readonly Option<int> maxPages = new("--max-pages") { Description = "Fetch this many pages one by one at most.", DefaultValueFactory = _ => Defaults.MaxPages };
    private readonly Option<int> maxDepth = new("--max-depth") { Description = "Follow this many links from the first page at most.", DefaultValueFactory = _ => Defaults.MaxDepth };
    private readonly Option<double> delay = new("--delay") { Description = "Seconds from one request to the next at least; a longer crawl-delay of the site prevails.", DefaultValueFactory = _ => FetcherDefaults.Delay.TotalSeconds };
    private readonly Option<string?> user = new("--user") { Description = $"Log in to WordPress as this user, with the application password in {PasswordVariable}.", HelpName = "name" };
    private readonly Option<bool> ignoreRobots = new("--ignore-robots") { Description = "Do not obey robots.txt; for sites of your own." };
    private readonly Option<bool> allowPrivate = new("--allow-private") { Description = "Ask private and loopback addresses, too." };

    private SiteArguments()
    {
    }

    public static SiteArguments AddTo(Command command)
    {
        SiteArguments arguments = new();
        foreach (Option option in new Option[] { arguments.sources, arguments.types, arguments.unpublished, arguments.listings, arguments.maxDocuments, arguments.maxPages, arguments.maxDepth, arguments.delay, arguments.user, arguments.ignoreRobots, arguments.allowPrivate })
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

    public bool LogsIn(ParseResult parsed) => parsed.GetValue(user) is { Length: > 0 };

    public WebFetcher CreateFetcher(ParseResult parsed, Uri? site)
    {
        double seconds = parsed.GetValue(delay);
        if (!(seconds is >= 0 and <= 3600))
            throw new WrongUseException("--delay takes seconds from 0 to 3600.");
        return new(new()
        {
            AllowPrivate = parsed.GetValue(allowPrivate),
            ObeyRobots = !parsed.GetValue(ignoreRobots),
            Delay = TimeSpan.FromSeconds(seconds),
            Credentials = parsed.GetValue(user) is { Length: > 0 } name ? CreateCredentials(site, name) : null,
        });
    }

    private static WebCredentials CreateCredentials(Uri? site, string user)
    {
        if (Environment.GetEnvironmentVariable(PasswordVariable) is not { Length: > 0 } password)
            throw new WrongUseException($"--user needs the application password (Users, Profile in WordPress) in the environment variable {PasswordVariable}.");
        if (site is null)
            throw new WrongUseException("--user is for one site; name one.");

        try
        {
            return new(site, user, password);
        }
        catch (ArgumentException e)
        {
            throw new WrongUseException(e.Message);
        }
    }
}
