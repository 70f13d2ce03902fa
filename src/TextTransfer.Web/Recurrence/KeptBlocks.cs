using TextTransfer.Web.Extraction;

namespace TextTransfer.Web.Recurrence;

/// <summary>What is left of a page without the blocks that recur.</summary>
internal static class KeptBlocks
{
    /// <summary>Words that neighbouring recurring blocks must have together; fewer may be a heading that every page needs.</summary>
    private const int MinWords = 8;

    /// <param name="text">The text of the page.</param>
    /// <param name="blocks">Its blocks, in order.</param>
    /// <param name="recurring">The hashes of those that recur on the site.</param>
    /// <returns>The numbers of the blocks that stay; <see langword="null"/> where all do, because none recurs or most of the words would go.</returns>
    public static List<int>? Of(string text, IReadOnlyList<Range> blocks, IReadOnlySet<ulong> recurring)
    {
        if (recurring.Count == 0)
            return null;

        var kept = new List<int>();
        var run = new List<int>();
        int words = 0, removed = 0, inRun = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = text.AsSpan()[blocks[i]];
            var count = WordCount.Of(block);
            words += count;
            if (recurring.Contains(BlockCounts.HashOf(block)))
            {
                run.Add(i);
                inRun += count;
                continue;
            }

            EndRun();
            kept.Add(i);
        }

        EndRun();
        return removed == 0 || 2 * removed > words ? null : kept;

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
}
