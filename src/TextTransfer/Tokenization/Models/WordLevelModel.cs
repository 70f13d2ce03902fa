using System.Text.Json;

namespace TextTransfer.Tokenization;

/// <summary>A token for every piece that is in the vocabulary, the unknown token for every other.</summary>
internal sealed class WordLevelModel : TokenModel
{
    private readonly TokenTrie trie;
    private readonly int unknownId;

    private WordLevelModel(Vocabulary vocabulary, int unknownId)
    {
        trie = new(vocabulary);
        this.unknownId = unknownId;
        VocabularySize = vocabulary.Count;
    }

    /// <inheritdoc/>
    public override int VocabularySize { get; }

    /// <summary>Reads the component <c>WordLevel</c>.</summary>
    public static WordLevelModel Read(TokenizerElement component)
    {
        component.AllowOnly("type", "unk_token", "vocab");
        Vocabulary vocabulary = Vocabulary.Read(component, JsonValueKind.Object);
        return new(vocabulary, vocabulary.UnknownId(component));
    }

    /// <inheritdoc/>
    public override bool TryGetId(ReadOnlySpan<char> token, out int id) => (id = trie.FindId(token)) != TokenTrie.None;

    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> piece, List<int> ids, List<(int Start, int End)>? ranges = null)
    {
        ids.Add(TryGetId(piece, out int id) ? id : unknownId);
        ranges?.Add((0, piece.Length));
    }
}
