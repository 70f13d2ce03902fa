namespace TextTransfer.Tokenization;

/// <summary>
/// A vocabulary as a trie over UTF-16 code units, breadth first: the children of a node stand side by side, sorted by the
/// char that leads to them, and those of the next node follow. Narrow nodes are scanned, wide ones bisected, and the root,
/// which every position of a text starts from, has a table. About 10 bytes a node. Immutable and thread-safe.
/// </summary>
internal sealed class TokenTrie
{
    /// <summary>The node of the empty string.</summary>
    public const int Root = 0;

    /// <summary>No node, or a node where no token ends.</summary>
    public const int None = -1;

    private const int Narrow = 16;

    private readonly char[] labels;
    private readonly Node[] nodes;
    private readonly int[] rootChildren;

    /// <summary>Builds the trie.</summary>
    /// <param name="tokens">Tokens and their ids, at least 0; of equal tokens the last counts. Sorted in place.</param>
    public TokenTrie((string Text, int Id)[] tokens)
    {
        Array.Sort(tokens, static (a, b) => string.CompareOrdinal(a.Text, b.Text) is var order and not 0 ? order : a.Id.CompareTo(b.Id));

        // Every node is a range of sorted tokens that share their first Depth chars.
        var ranges = new List<(int Start, int End, int Depth)> { (0, tokens.Length, 0) };
        var leading = new List<char> { '\0' };
        var built = new List<Node>();
        for (int i = 0; i < ranges.Count; i++)
        {
            (int start, int end, int depth) = ranges[i];
            int id = None;
            for (; start < end && tokens[start].Text.Length == depth; start++)
                id = tokens[start].Id;
            built.Add(new(ranges.Count, id));
            while (start < end)
            {
                char label = tokens[start].Text[depth];
                int next = start + 1;
                while (next < end && tokens[next].Text[depth] == label)
                    next++;
                ranges.Add((start, next, depth + 1));
                leading.Add(label);
                start = next;
            }
        }

        built.Add(new(ranges.Count, None));
        labels = [.. leading];
        nodes = [.. built];
        rootChildren = CreateRootChildren();
    }

    /// <summary>The node that a char leads to, or <see cref="None"/>.</summary>
    public int Child(int node, char label)
    {
        if (node == Root)
            return label < rootChildren.Length ? rootChildren[label] : None;

        int first = nodes[node].FirstChild;
        ReadOnlySpan<char> children = labels.AsSpan(first, nodes[node + 1].FirstChild - first);
        int index = children.Length <= Narrow ? children.IndexOf(label) : children.BinarySearch(label);
        return index < 0 ? None : first + index;
    }

    /// <summary>The id of the token that ends at a node, or <see cref="None"/>.</summary>
    public int IdAt(int node) => nodes[node].Id;

    /// <summary>The node of a whole string, or <see cref="None"/>.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        int node = Root;
        for (int i = 0; i < text.Length && node != None; i++)
            node = Child(node, text[i]);
        return node;
    }

    /// <summary>The id of a whole token, or <see cref="None"/>.</summary>
    public int FindId(ReadOnlySpan<char> token) => Find(token) is var node and not None ? IdAt(node) : None;

    private int[] CreateRootChildren()
    {
        int count = nodes[Root + 1].FirstChild - nodes[Root].FirstChild;
        var table = new int[count == 0 ? 0 : labels[count] + 1];
        Array.Fill(table, None);
        for (int child = 1; child <= count; child++)
            table[labels[child]] = child;
        return table;
    }

    private readonly record struct Node(int FirstChild, int Id);
}
