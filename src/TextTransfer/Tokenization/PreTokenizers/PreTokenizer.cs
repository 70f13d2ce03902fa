namespace TextTransfer.Tokenization;

/// <summary>A step that cuts text into pieces the model sees one by one. Immutable and thread-safe.</summary>
internal abstract class PreTokenizer
{
    /// <summary>Cuts each piece into smaller ones, in place.</summary>
    /// <param name="tokens">The pieces so far; to begin with the whole text.</param>
    public abstract void Split(PreTokens tokens);
}
