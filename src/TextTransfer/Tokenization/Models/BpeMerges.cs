using System.Buffers;
using System.Text.Json;

namespace TextTransfer.Tokenization;

/// <summary>Which neighbouring tokens become one, and in which order. Immutable and thread-safe.</summary>
internal sealed class BpeMerges
{
    /// <summary>Up to this many symbols, looking at all of them for every merge is faster than a queue.</summary>
    private const int ShortLength = 32;

    private const int NoRank = int.MaxValue;

    private readonly PairTable ranks;
    private readonly int[] ids;

    private BpeMerges(PairTable ranks, int[] ids)
    {
        this.ranks = ranks;
        this.ids = ids;
    }

    /// <summary>Reads the member <c>merges</c>: pairs of tokens, or in older files strings with a space between the two.</summary>
    /// <param name="element">The member.</param>
    /// <param name="vocabulary">The vocabulary.</param>
    /// <param name="continuationPrefix">What the second token of every pair begins with and the merged one leaves out.</param>
    public static BpeMerges Read(TokenizerElement element, TokenTrie vocabulary, string continuationPrefix)
    {
        int count = element.Of(JsonValueKind.Array).GetArrayLength();
        var ranks = new PairTable(count);
        var ids = new List<int>(count);
        foreach (JsonElement item in element.Json.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String && item.GetString()!.StartsWith("#version", StringComparison.Ordinal))
                continue;
            if (Pair(item) is not [string left, string right])
                throw element.Error($"the merge {ids.Count}, {item}, is not a pair of tokens.");

            int leftNode = vocabulary.Find(left);
            int leftId = vocabulary.IdAt(leftNode);
            int rightId = vocabulary.FindId(right);
            int id = right.Length < continuationPrefix.Length ? TokenTrie.None : vocabulary.IdAt(vocabulary.Find(leftNode, right.AsSpan(continuationPrefix.Length)));
            if (leftId == TokenTrie.None || rightId == TokenTrie.None || id == TokenTrie.None)
                throw element.Error($"\"{left}\", \"{right}\" or what the merge {ids.Count} makes of them is not in the vocabulary.");
            ranks.Set(leftId, rightId, ids.Count);
            ids.Add(id);
        }

        return new(ranks, [.. ids]);
    }

    /// <summary>Merges symbols until no two neighbours can be merged any more: lowest rank first, then leftmost.</summary>
    /// <param name="symbols">The symbols, which are changed in place.</param>
    /// <returns>How many are left, at the beginning.</returns>
    public int Apply(Span<BpeSymbol> symbols)
    {
        if (symbols.Length <= ShortLength)
            return ApplyToShort(symbols, stackalloc int[ShortLength]);

        Link[] links = ArrayPool<Link>.Shared.Rent(symbols.Length);
        int count = ApplyToLong(symbols, links.AsSpan(0, symbols.Length));
        ArrayPool<Link>.Shared.Return(links);
        return count;
    }

    private static string[]? Pair(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => item.GetString()!.Split(' '),
        JsonValueKind.Array => [.. item.EnumerateArray().Select(token => token.ValueKind == JsonValueKind.String ? token.GetString()! : "")],
        _ => null,
    };

    private int RankOf(in BpeSymbol left, in BpeSymbol right) => ranks.Get(left.Id, right.Id, NoRank);

    private int ApplyToShort(Span<BpeSymbol> symbols, Span<int> ranks)
    {
        int count = symbols.Length;
        for (int i = 0; i + 1 < count; i++)
            ranks[i] = RankOf(symbols[i], symbols[i + 1]);

        while (count > 1)
        {
            int best = 0;
            for (int i = 1; i < count - 1; i++)
            {
                if (ranks[i] < ranks[best])
                    best = i;
            }

            if (ranks[best] == NoRank)
                break;
            symbols[best] = new(ids[ranks[best]], symbols[best].Start, symbols[best + 1].End);
            symbols[(best + 2)..count].CopyTo(symbols[(best + 1)..]);
            count--;
            ranks[(best + 1)..count].CopyTo(ranks[best..]);
            if (best > 0)
                ranks[best - 1] = RankOf(symbols[best - 1], symbols[best]);
            if (best + 1 < count)
                ranks[best] = RankOf(symbols[best], symbols[best + 1]);
        }

        return count;
    }

    /// <summary>The same with a queue over a linked list: every merge takes logarithmic time, whatever the length.</summary>
    private int ApplyToLong(Span<BpeSymbol> symbols, Span<Link> links)
    {
        // Every symbol can stand in one merge at first, and every merge adds at most one more than it takes.
        var queue = new BpeQueue(2 * symbols.Length);
        for (int i = 0; i < symbols.Length; i++)
        {
            links[i] = new(i - 1, i + 1, NoRank);
            if (i > 0)
                Offer(symbols, links, i - 1, ref queue);
        }

        while (queue.TryTake(out int rank, out int left))
        {
            ref Link link = ref links[left];
            if (link.Rank != rank)
                continue;

            int right = link.Next;
            symbols[left] = new(ids[rank], symbols[left].Start, symbols[right].End);
            link = new(link.Previous, links[right].Next, NoRank);
            links[right] = default(Link) with { Rank = NoRank };
            if (link.Next < symbols.Length)
            {
                links[link.Next] = links[link.Next] with { Previous = left };
                Offer(symbols, links, left, ref queue);
            }

            if (left > 0)
                Offer(symbols, links, link.Previous, ref queue);
        }

        queue.Dispose();
        int count = 0;
        for (int i = 0; i < symbols.Length; i = links[i].Next)
            symbols[count++] = symbols[i];
        return count;
    }

    private void Offer(ReadOnlySpan<BpeSymbol> symbols, Span<Link> links, int left, ref BpeQueue queue)
    {
        int rank = RankOf(symbols[left], symbols[links[left].Next]);
        links[left] = links[left] with { Rank = rank };
        if (rank != NoRank)
            queue.Add(rank, left);
    }

    /// <summary>A symbol's place in the list: its neighbours, and the rank of the merge with the next.</summary>
    private readonly record struct Link(int Previous, int Next, int Rank);
}
