namespace TextTransfer.Tokenization;

/// <summary>Sets a text before every text that is not empty.</summary>
internal sealed class PrependNormalizer(string prefix) : TextNormalizer
{
    /// <summary>Reads the component <c>Prepend</c>.</summary>
    public static PrependNormalizer Read(TokenizerElement component)
    {
        component.AllowOnly("type", "prepend");
        return new(component.Member("prepend").Text());
    }

    /// <inheritdoc/>
    public override void Normalize(EditedText text)
    {
        if (text.Span.IsEmpty)
            return;

        text.InsertBefore(prefix);
        text.KeepRest();
        text.Commit();
    }
}
