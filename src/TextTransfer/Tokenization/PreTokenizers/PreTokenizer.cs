namespace TextTransfer.Tokenization;

/// <summary>A step that cuts text into pieces the model sees one by one. Immutable and thread-safe.</summary>
internal abstract class PreTokenizer
{
    /// <summary>Whether <see cref="EditedText.OriginalRange"/> decides where this one cuts, so that the text must always be aligned.</summary>
    public virtual bool NeedsAlignment => false;

    /// <summary>Cuts each piece into smaller ones, in place.</summary>
    /// <param name="tokens">The pieces so far; to begin with the whole text.</param>
    public abstract void Split(PreTokens tokens);
}
