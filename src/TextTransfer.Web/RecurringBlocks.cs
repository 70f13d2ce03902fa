using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TextTransfer.Web.Extraction;

namespace TextTransfer.Web;

/// <summary>
/// The blocks of text that recur on the pages of one site: what its template says on every page, and one page alone does not
/// give away. Learn from all pages, then remove from each; pages may be read twice rather than held. Immutable and safe to
/// share between threads.
/// </summary>
/// <remarks>
/// Careful by design: a block must stand, word for word, on several pages and on a good part of them; a short one
/// ("Ingredients") only goes together with its neighbours; and no page loses most of its words.
/// </remarks>
public sealed class RecurringBlocks
{
    /// <summary>Pages a block must stand on; two could be a page and its copy.</summary>
    private const int MinPages = 3;

    /// <summary>The share of pages it must stand on.</summary>
    private const double MinShare = 0.2;

    /// <summary>Words that neighbouring recurring blocks must have together; fewer may be a heading that every page needs.</summary>
    private const int MinWords = 8;

    private readonly HashSet<ulong> recurring;

    private RecurringBlocks(HashSet<ulong> recurring) => this.recurring = recurring;

    /// <summary>How many different blocks recur.</summary>
    public int Count => recurring.Count;

    /// <summary>Finds the blocks that recur.</summary>
    /// <param name="pages">Pages of one site, in any order; pages of the same text count once. Read once; only 8 bytes a block are kept.</param>
    /// <returns>The blocks on at least three pages and a fifth of all; none when there are fewer pages.</returns>
    public static RecurringBlocks Learn(IEnumerable<WebPage> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        var counts = new Dictionary<ulong, int>();
        var texts = new HashSet<ulong>();
        foreach (var page in pages)
        {
            if (!texts.Add(Hash(page.Text)))
                continue;
            foreach (var block in page.Blocks.Select(b => Hash(TextOf(page, b))).Distinct())
                CollectionsMarshal.GetValueRefOrAddDefault(counts, block, out _)++;
        }

        var least = Math.Max(MinPages, MinShare * texts.Count);
        return new([.. counts.Where(c => c.Value >= least).Select(c => c.Key)]);
    }

    /// <summary>A page without the blocks that recur.</summary>
    /// <param name="page">A page of the site.</param>
    /// <returns>The page with text and blocks anew; the same page where nothing recurs, or where that would take most of its words.</returns>
    public WebPage Remove(WebPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var kept = new List<ContentBlock>();
        var run = new List<ContentBlock>();
        int words = 0, removed = 0, inRun = 0;
        foreach (var block in page.Blocks)
        {
            var text = TextOf(page, block);
            var count = WordCount.Of(text);
            words += count;
            if (recurring.Contains(Hash(text)))
            {
                run.Add(block);
                inRun += count;
                continue;
            }

            EndRun();
            kept.Add(block);
        }

        EndRun();
        return removed == 0 || 2 * removed > words ? page : WithBlocks(page, kept);

        void EndRun()
        {
            if (inRun >= MinWords)
                removed += inRun;
            else
                kept.AddRange(run);
            run.Clear();
            inRun = 0;
        }
    }

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

    private static ReadOnlySpan<char> TextOf(WebPage page, ContentBlock block) => page.Text.AsSpan(block.Start, block.Length);

    private static ulong Hash(ReadOnlySpan<char> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
