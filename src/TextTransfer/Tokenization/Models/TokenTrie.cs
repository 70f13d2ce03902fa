using System.Runtime.CompilerServices;

namespace TextTransfer.Tokenization;

/// <summary>
/// A vocabulary as a trie over UTF-16 code units. The children of a node stand side by side, sorted by the char that leads to
/// them, and depth first, so that a walk mostly stays within a few cache lines; narrow nodes are scanned, wide ones bisected,
/// and the root, which every position of a text starts from, has a table. 12 bytes a node. Immutable and thread-safe.
/// </summary>
internal sealed class TokenTrie
{
    /// <summary>The node of the empty string.</summary>
    public const int Root = 0;

    /// <summary>No node, or a node where no token ends.</summary>
    public const int None = -1;

    private const int Narrow = 8;

    private readonly Node[] nodes;
    private readonly int[] rootChildren;

    /// <summary>Builds the trie.</summary>
    /// <param name="vocabulary">Tokens and their ids; of equal tokens the greatest id counts.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TokenTrie(Vocabulary vocabulary)
    {
        int[] sorted = SortedTokens.Sort(vocabulary);
        var built = new List<Node>(2 * sorted.Length) { default };

        // Every node is a range of sorted tokens that share their first Depth chars.
        var pending = new Stack<(int Node, int Start, int End, int Depth)>();
        pending.Push((Root, 0, sorted.Length, 0));
        while (pending.TryPop(out (int Node, int Start, int End, int Depth) range))
        {
            int start = range.Start;
            int id = None;
            for (; start < range.End && vocabulary.TextAt(sorted[start]).Length == range.Depth; start++)
                id = vocabulary.IdAt(sorted[start]);

            int firstChild = built.Count;
            while (start < range.End)
            {
                char label = vocabulary.TextAt(sorted[start])[range.Depth];
                int next = start + 1;
                while (next < range.End && vocabulary.TextAt(sorted[next])[range.Depth] == label)
                    next++;
                pending.Push((built.Count, start, next, range.Depth + 1));
                built.Add(new(label, 0, 0, None));
                start = next;
            }

            built[range.Node] = new(built[range.Node].Label, (ushort)(built.Count - firstChild), firstChild, id);
        }

        nodes = [.. built];
        rootChildren = CreateRootChildren();
    }

    /// <summary>The node that a char leads to, or <see cref="None"/>.</summary>
    public int Child(int node, char label)
    {
        if (node == Root)
            return label < rootChildren.Length ? rootChildren[label] : None;

        int low = nodes[node].FirstChild;
        int high = low + nodes[node].ChildCount;
        while (high - low > Narrow)
        {
            int middle = (low + high) >>> 1;
            if (nodes[middle].Label <= label)
                low = middle;
            else
                high = middle;
        }

        for (; low < high; low++)
        {
            if (nodes[low].Label == label)
                return low;
        }

        return None;
    }

    /// <summary>The id of the token that ends at a node, or <see cref="None"/> if none does or there is no node.</summary>
    public int IdAt(int node) => node == None ? None : nodes[node].Id;

    /// <summary>Every node is less than this.</summary>
    public int NodeCount => nodes.Length;

    /// <summary>The node of a whole string, or <see cref="None"/>.</summary>
    public int Find(ReadOnlySpan<char> text) => Find(Root, text);

    /// <summary>The node that a string leads to, or <see cref="None"/>.</summary>
    /// <param name="node">Where to start; <see cref="None"/> leads nowhere.</param>
    /// <param name="text">The string.</param>
    public int Find(int node, ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length && node != None; i++)
            node = Child(node, text[i]);
        return node;
    }

    /// <summary>The id of a whole token, or <see cref="None"/>.</summary>
    public int FindId(ReadOnlySpan<char> token) => IdAt(Find(token));

    private int[] CreateRootChildren()
    {
        int count = nodes[Root].ChildCount;
        var table = new int[count == 0 ? 0 : nodes[count].Label + 1];
        Array.Fill(table, None);
        for (int child = 1; child <= count; child++)
            table[nodes[child].Label] = child;
        return table;
    }

    private readonly record struct Node(char Label, ushort ChildCount, int FirstChild, int Id);
}
