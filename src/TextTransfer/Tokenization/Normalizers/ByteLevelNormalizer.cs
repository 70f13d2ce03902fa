namespace TextTransfer.Tokenization;

/// <summary>Writes a text as the characters that stand for its UTF-8 bytes, spaces included.</summary>
internal sealed class ByteLevelNormalizer : TextNormalizer
{
    /// <summary>Reads the component <c>ByteLevel</c>.</summary>
    public static ByteLevelNormalizer Read(TokenizerElement component)
    {
        component.AllowOnly("type");
        return new();
    }

    /// <inheritdoc/>
    public override void Normalize(EditedText text)
    {
        ByteLevelAlphabet.Write(text, text.Span.Length);
        text.Commit();
    }
}
