using System.Text.Json;

namespace TextTransfer.Tokenization;

/// <summary>
/// WordPiece (Schuster and Nakajima, 2012; Devlin et al., 2018): a word is cut from left to right into the longest tokens there
/// are; a word that cannot be, or is too long, is one unknown token. Time is linear in the length of the text.
/// </summary>
internal sealed class WordPieceModel : TokenModel
{
    private readonly TokenTrie trie;
    private readonly int continuation;
    private readonly int unknownId;
    private readonly int maxCodePoints;

    private WordPieceModel(Vocabulary vocabulary, string continuationPrefix, int unknownId, int maxCodePoints)
    {
        trie = new(vocabulary);
        continuation = trie.Find(continuationPrefix);
        this.unknownId = unknownId;
        this.maxCodePoints = maxCodePoints;
        VocabularySize = vocabulary.Count;
    }

    /// <inheritdoc/>
    public override int VocabularySize { get; }

    /// <summary>Reads the component <c>WordPiece</c>.</summary>
    public static WordPieceModel Read(TokenizerElement component)
    {
        component.AllowOnly("type", "unk_token", "continuing_subword_prefix", "max_input_chars_per_word", "vocab");
        Vocabulary vocabulary = Vocabulary.Read(component, JsonValueKind.Object);
        return new(vocabulary, component.Member("continuing_subword_prefix").Text(), vocabulary.UnknownId(component), component.Member("max_input_chars_per_word").Count());
    }

    /// <inheritdoc/>
    public override bool TryGetId(ReadOnlySpan<char> token, out int id) => (id = trie.FindId(token)) != TokenTrie.None;

    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> piece, List<int> ids, List<(int Start, int End)>? ranges = null)
    {
        int before = ids.Count;
        if (IsTooLong(piece) || !TryTokenize(piece, ids, ranges))
        {
            ranges?.RemoveRange(ranges.Count - (ids.Count - before), ids.Count - before);
            ids.RemoveRange(before, ids.Count - before);
            ids.Add(unknownId);
            ranges?.Add((0, piece.Length));
        }
    }

    private bool TryTokenize(ReadOnlySpan<char> word, List<int> ids, List<(int Start, int End)>? ranges)
    {
        for (int start = 0; start < word.Length;)
        {
            int id = TokenTrie.None;
            int end = start;
            int node = start == 0 ? TokenTrie.Root : continuation;
            for (int i = start; i < word.Length && node != TokenTrie.None; i++)
            {
                node = trie.Child(node, word[i]);
                if (node != TokenTrie.None && trie.IdAt(node) is var found and not TokenTrie.None)
                    (id, end) = (found, i + 1);
            }

            if (id == TokenTrie.None)
                return false;
            ids.Add(id);
            ranges?.Add((start, end));
            start = end;
        }

        return true;
    }

    private bool IsTooLong(ReadOnlySpan<char> word)
    {
        if (word.Length <= maxCodePoints)
            return false;

        int codePoints = 0;
        foreach (char c in word)
            codePoints += char.IsLowSurrogate(c) ? 0 : 1;
        return codePoints > maxCodePoints;
    }
}
