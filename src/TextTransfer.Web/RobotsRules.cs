using System.Collections.Immutable;
using TextTransfer.Web.Fetching.Robots;

namespace TextTransfer.Web;

/// <summary>
/// What the <c>robots.txt</c> of a site says to this program (RFC 9309). Immutable and safe to share between threads.
/// </summary>
/// <remarks>
/// The rules are those of all groups that name <see cref="ProductToken"/>, or, where there is none, of all that name <c>*</c>.
/// The longest rule that matches a path decides, and <c>Allow</c> where two are equally long; <c>*</c> stands for anything and
/// a <c>$</c> at the end for the end. Paths are compared with percent-encoding evened out.
/// </remarks>
public sealed class RobotsRules
{
    /// <summary>The name by which sites address this program in <c>robots.txt</c>; the <c>User-Agent</c> begins with it.</summary>
    public const string ProductToken = "TextTransfer";

    private readonly ImmutableArray<RobotsRule> rules;

    internal RobotsRules(IEnumerable<RobotsRule> rules)
    {
        // The first that matches decides.
        this.rules = [.. rules.OrderByDescending(r => r.Pattern.Length).ThenByDescending(r => r.Allows)];
    }

    /// <summary>The least time between two requests that the site asks for, as it says (the fetcher keeps at most <see cref="WebFetcherOptions.MaxCrawlDelay"/>); no part of the RFC. <see langword="null"/> when it says nothing.</summary>
    public TimeSpan? CrawlDelay { get; internal init; }

    /// <summary>The addresses of the site maps, in the order of the file, each once.</summary>
    public IReadOnlyList<Uri> Sitemaps { get; internal init; } = [];

    /// <summary>Why nothing is allowed, when the file could not be had; <see langword="null"/> when it could.</summary>
    public string? Problem { get; internal init; }

    /// <summary>Rules under which everything is allowed.</summary>
    internal static RobotsRules AllowAll { get; } = new([]);

    /// <summary>Reads a file.</summary>
    /// <param name="text">The file; lines that are not understood are skipped, as the RFC wants it.</param>
    /// <param name="address">Where it was found, to make addresses of site maps whole; without it, those that are not whole are left out.</param>
    public static RobotsRules Parse(string text, Uri? address = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return RobotsParser.Parse(text, address);
    }

    /// <summary>Whether an address may be fetched. Only its path and query count; that it belongs to the site is for the caller to see to.</summary>
    /// <param name="address">A whole address.</param>
    public bool IsAllowed(Uri address) => Problem is null && Deciding(address) is not { Allows: false };

    /// <summary>The rule that decides on an address, or <see langword="null"/> when none applies.</summary>
    internal RobotsRule? Deciding(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.AbsolutePath == "/robots.txt")
            return null;
        var path = RobotsPath.Normalize(address.PathAndQuery);
        return rules.FirstOrDefault(r => r.Pattern.Matches(path));
    }
}
