namespace TextTransfer.Tokenization;

/// <summary>Pre-tokenizers one after another.</summary>
internal sealed class PreTokenizerSequence(PreTokenizer[] preTokenizers) : PreTokenizer
{
    /// <summary>Reads the component <c>Sequence</c>.</summary>
    public static PreTokenizerSequence Read(TokenizerElement component)
    {
        component.AllowOnly("type", "pretokenizers");
        return new([.. component.Member("pretokenizers").Items().Select(Components.PreTokenizers.Read)]);
    }

    /// <inheritdoc/>
    public override bool NeedsAlignment { get; } = preTokenizers.Any(p => p.NeedsAlignment);

    /// <inheritdoc/>
    public override void Split(PreTokens tokens)
    {
        foreach (PreTokenizer preTokenizer in preTokenizers)
            preTokenizer.Split(tokens);
    }
}
