using System.Text.Json;

namespace TextTransfer.Tokenization;

/// <summary>What turns a piece of text into token ids. Immutable and thread-safe.</summary>
internal abstract class TokenModel
{
    /// <summary>
    /// The type of a model in a file from before the type was written, which the reference finds by trying its types in turn:
    /// the first whose necessary members are there.
    /// </summary>
    public static string? TypeByMembers(TokenizerElement component)
    {
        if (component.Find("vocab") is not { } vocabulary)
            return null;
        if (component.Find("merges") is not null)
            return "BPE";
        if (component.Find("unk_token") is null || vocabulary.Json.ValueKind != JsonValueKind.Object)
            return "Unigram";
        return component.Find("continuing_subword_prefix") is null || component.Find("max_input_chars_per_word") is null ? "WordLevel" : "WordPiece";
    }

    /// <summary>Tokens in the model's own vocabulary.</summary>
    public abstract int VocabularySize { get; }

    /// <summary>The id of a token of the model's own vocabulary.</summary>
    /// <returns><see langword="false"/> if there is no such token.</returns>
    public abstract bool TryGetId(ReadOnlySpan<char> token, out int id);

    /// <summary>Appends the ids of one piece.</summary>
    /// <param name="piece">Well-formed text as a pre-tokenizer cuts it; not empty.</param>
    /// <param name="ids">Where to append.</param>
    /// <param name="ranges">Where to append the range of the piece each token stands for, ends exclusive, if that is asked for.</param>
    public abstract void Tokenize(ReadOnlySpan<char> piece, List<int> ids, List<(int Start, int End)>? ranges = null);
}
