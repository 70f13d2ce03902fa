namespace TextTransfer.Tokenization;

/// <summary>Normalizers one after another.</summary>
internal sealed class NormalizerSequence(TextNormalizer[] normalizers) : TextNormalizer
{
    /// <summary>Reads the component <c>Sequence</c>.</summary>
    public static NormalizerSequence Read(TokenizerElement component)
    {
        component.AllowOnly("type", "normalizers");
        return new([.. component.Member("normalizers").Items().Select(Components.Normalizers.Read)]);
    }

    /// <inheritdoc/>
    public override void Normalize(EditedText text)
    {
        foreach (TextNormalizer normalizer in normalizers)
            normalizer.Normalize(text);
    }
}
