using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TextTransfer.Tokenization;

/// <summary>
/// Byte pair encoding (Gage, 1994; Sennrich, Haddow and Birch, 2016): a piece is cut into its characters, and of all neighbouring
/// symbols that may be merged those with the lowest rank are, the leftmost first, until none are left. A character that is not
/// in the vocabulary is its bytes, where the vocabulary has those, or else the unknown token, or else nothing.
/// Time is at most proportional to n log n in the length n of a piece.
/// </summary>
internal sealed class BpeModel : TokenModel
{
    private const int StackLength = 64;
    private const int MaxUtf8Length = 3;

    private readonly TokenTrie trie;
    private readonly BpeMerges merges;
    private readonly BpeOptions options;
    private readonly int continuation;
    private readonly int unknownId;
    private readonly int[]? byteIds;

    /// <summary>
    /// For every node of the trie whether the token that ends there is what its own text becomes. Found out on demand; two
    /// threads can only find the same. Most words of a text are such tokens, and need no merging after the first time.
    /// </summary>
    private readonly Whole[] whole;

    private BpeModel(Vocabulary vocabulary, TokenizerElement component, BpeOptions options)
    {
        trie = new(vocabulary);
        this.options = options;
        merges = BpeMerges.Read(component.Member("merges"), trie, options.ContinuationPrefix);
        continuation = trie.Find(options.ContinuationPrefix);
        unknownId = component.Find("unk_token") is null ? TokenTrie.None : vocabulary.UnknownId(component);
        if (options.HasByteFallback)
            byteIds = [.. Enumerable.Range(0, 256).Select(b => trie.FindId($"<0x{b:X2}>"))];
        whole = new Whole[trie.NodeCount];
        VocabularySize = vocabulary.Count;
    }

    private enum Whole : byte
    {
        NotKnown,
        No,
        Yes,
    }

    /// <inheritdoc/>
    public override int VocabularySize { get; }

    /// <summary>Reads the component <c>BPE</c>.</summary>
    public static BpeModel Read(TokenizerElement component)
    {
        BpeOptions options = BpeOptions.Read(component);
        return new(Vocabulary.Read(component, JsonValueKind.Object), component, options);
    }

    /// <inheritdoc/>
    public override bool TryGetId(ReadOnlySpan<char> token, out int id) => (id = trie.FindId(token)) != TokenTrie.None;

    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> piece, List<int> ids, List<(int Start, int End)>? ranges = null)
    {
        int node = trie.Find(piece);
        if (options.IgnoresMerges && trie.IdAt(node) is var id and not TokenTrie.None)
        {
            AddWhole(id, piece.Length, ids, ranges);
            return;
        }

        node = trie.Find(node, options.EndSuffix);
        id = trie.IdAt(node);
        if (id == TokenTrie.None)
        {
            Merge(piece, ids, ranges);
            return;
        }

        if (whole[node] == Whole.Yes)
        {
            AddWhole(id, piece.Length, ids, ranges);
            return;
        }

        int before = ids.Count;
        Merge(piece, ids, ranges);
        whole[node] = ids.Count == before + 1 && ids[before] == id ? Whole.Yes : Whole.No;
    }

    private static void AddWhole(int id, int length, List<int> ids, List<(int Start, int End)>? ranges)
    {
        ids.Add(id);
        ranges?.Add((0, length));
    }

    private void Merge(ReadOnlySpan<char> piece, List<int> ids, List<(int Start, int End)>? ranges)
    {
        int capacity = piece.Length;
        if (byteIds is not null)
            capacity = checked(MaxUtf8Length * ((piece.Length * (1 + options.ContinuationPrefix.Length)) + options.EndSuffix.Length));
        if (capacity <= StackLength)
        {
            Merge(piece, stackalloc BpeSymbol[StackLength], ids, ranges);
            return;
        }

        BpeSymbol[] rented = ArrayPool<BpeSymbol>.Shared.Rent(capacity);
        Merge(piece, rented, ids, ranges);
        ArrayPool<BpeSymbol>.Shared.Return(rented);
    }

    private void Merge(ReadOnlySpan<char> piece, Span<BpeSymbol> symbols, List<int> ids, List<(int Start, int End)>? ranges)
    {
        int count = CutIntoCharacters(piece, symbols);
        count = merges.Apply(symbols[..count]);
        foreach (ref readonly BpeSymbol symbol in symbols[..count])
        {
            ids.Add(symbol.Id);
            ranges?.Add((symbol.Start, symbol.End));
        }
    }

    private int CutIntoCharacters(ReadOnlySpan<char> piece, Span<BpeSymbol> symbols)
    {
        int count = 0;
        BpeSymbol unknown = default;
        for (int start = 0; start < piece.Length;)
        {
            int end = start + (char.IsHighSurrogate(piece[start]) ? 2 : 1);
            int node = trie.Find(start == 0 ? TokenTrie.Root : continuation, piece[start..end]);
            if (end == piece.Length)
                node = trie.Find(node, options.EndSuffix);

            if (trie.IdAt(node) is var id and not TokenTrie.None)
            {
                if (unknown.End > 0)
                    symbols[count++] = unknown;
                unknown = default;
                symbols[count++] = new(id, start, end);
            }
            else if (!TryAddBytes(piece, start, end, symbols, ref count) && unknownId != TokenTrie.None)
            {
                // As in the reference, an unknown token waits for the next character of the vocabulary, even behind bytes.
                if (unknown.End > 0 && !options.FusesUnknown)
                    symbols[count++] = unknown;
                unknown = new(unknownId, unknown.End > 0 && options.FusesUnknown ? unknown.Start : start, end);
            }

            start = end;
        }

        if (unknown.End > 0)
            symbols[count++] = unknown;
        return count;
    }

    private bool TryAddBytes(ReadOnlySpan<char> piece, int start, int end, Span<BpeSymbol> symbols, ref int count)
    {
        if (byteIds is null)
            return false;

        int before = count;
        if ((start == 0 || TryAddUtf8(options.ContinuationPrefix, start, end, symbols, ref count))
            && TryAddUtf8(piece[start..end], start, end, symbols, ref count)
            && (end < piece.Length || TryAddUtf8(options.EndSuffix, start, end, symbols, ref count)))
        {
            return true;
        }

        count = before;
        return false;
    }

    private bool TryAddUtf8(ReadOnlySpan<char> text, int start, int end, Span<BpeSymbol> symbols, ref int count)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (Rune rune in text.EnumerateRunes())
        {
            foreach (byte b in utf8[..rune.EncodeToUtf8(utf8)])
            {
                if (byteIds![b] == TokenTrie.None)
                    return false;
                symbols[count++] = new(byteIds[b], start, end);
            }
        }

        return true;
    }
}
