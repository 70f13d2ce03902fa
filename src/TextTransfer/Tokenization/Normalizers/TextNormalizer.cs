namespace TextTransfer.Tokenization;

/// <summary>A step that changes text before it is cut into pieces. Immutable and thread-safe.</summary>
internal abstract class TextNormalizer
{
    /// <summary>Changes the text in place.</summary>
    /// <param name="text">Well-formed text before and after.</param>
    public abstract void Normalize(EditedText text);
}
