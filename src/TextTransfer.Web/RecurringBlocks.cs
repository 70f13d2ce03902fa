using TextTransfer.Web.Recurrence;
using TextTransfer.Web.Sources;

namespace TextTransfer.Web;

/// <summary>
/// The blocks of text that recur on the pages of a site: what its template says on every page, and one page alone does not
/// give away. Learn from all pages, then remove from each; pages may be read twice rather than held. Sites are told apart by
/// scheme and host of <see cref="WebPage.CanonicalUrl"/>; pages that state none count as one site. Immutable and safe to
/// share between threads.
/// </summary>
/// <remarks>
/// Careful by design: a block must stand, word for word, on several pages and on a good part of them; a short one
/// ("Ingredients") only goes together with its neighbours; and no page loses most of its words.
/// </remarks>
public sealed class RecurringBlocks
{
    private readonly Dictionary<string, HashSet<ulong>> bySite;

    private RecurringBlocks(Dictionary<string, HashSet<ulong>> bySite) => this.bySite = bySite;

    /// <summary>How many different blocks recur, over all sites.</summary>
    public int Count => bySite.Values.Sum(s => s.Count);

    /// <summary>Finds the blocks that recur.</summary>
    /// <param name="pages">Pages in any order; those of the same text count once. Read once; some 30 bytes a different block are kept.</param>
    /// <returns>The blocks on at least three pages and a fifth of all those of a site; none when there are fewer pages.</returns>
    public static RecurringBlocks Learn(IEnumerable<WebPage> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        var sites = new Dictionary<string, BlockCounts>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            var name = SiteOf(page);
            if (!sites.TryGetValue(name, out var site))
                sites[name] = site = new();
            site.Add(page.Text, RangesOf(page));
        }

        return new(sites.ToDictionary(s => s.Key, s => s.Value.Recurring(), StringComparer.Ordinal));
    }

    /// <summary>Finds the blocks that recur on the pages of a folder, which are read on all cores; what cannot be read is passed over.</summary>
    /// <param name="folder">The folder, as <see cref="DocumentSource.Read"/> takes it.</param>
    /// <exception cref="WebFormatException">There is no page in it.</exception>
    public static RecurringBlocks LearnFolder(string folder) => LearnFolder(folder, DocumentSource.FindPages(folder));

    /// <summary>The same for pages that are listed already.</summary>
    internal static RecurringBlocks LearnFolder(string folder, IReadOnlyList<string> pages) =>
        Learn(pages.AsParallel().Select(p => ReadOrNull(Path.Combine(folder, p))).OfType<WebPage>().AsSequential());

    /// <summary>A page without the blocks that recur.</summary>
    /// <param name="page">A page of the site.</param>
    /// <returns>The page with text and blocks anew; the same page where nothing recurs, or where that would take most of its words.</returns>
    public WebPage Remove(WebPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return bySite.TryGetValue(SiteOf(page), out var recurring) && KeptBlocks.Of(page.Text, RangesOf(page), recurring) is { } kept
            ? WithBlocks(page, [.. kept.Select(i => page.Blocks[i])])
            : page;
    }

    private static WebPage? ReadOrNull(string path)
    {
        try
        {
            return WebPage.Read(path);
        }
        catch (Exception e) when (e is WebFormatException or IOException)
        {
            return null;
        }
    }

    private static string SiteOf(WebPage page) => SiteGroup.Of(page.CanonicalUrl?.Value) ?? "";

    private static WebPage WithBlocks(WebPage page, List<ContentBlock> kept)
    {
        var start = 0;
        var blocks = new List<ContentBlock>(kept.Count);
        foreach (var block in kept)
        {
            blocks.Add(block with { Start = start });
            start += block.Length + 1;
        }

        return page with { Text = string.Join('\n', kept.Select(b => page.Text.Substring(b.Start, b.Length))), Blocks = blocks };
    }

    private static Range[] RangesOf(WebPage page) => [.. page.Blocks.Select(b => b.Start..(b.Start + b.Length))];
}
