namespace TextTransfer.Tokenization;

/// <summary>What turns a piece of text into token ids. Immutable and thread-safe.</summary>
internal abstract class TokenModel
{
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
