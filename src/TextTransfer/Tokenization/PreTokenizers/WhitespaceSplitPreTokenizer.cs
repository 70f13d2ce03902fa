namespace TextTransfer.Tokenization;

/// <summary>Cuts at white space, which is left out.</summary>
internal sealed class WhitespaceSplitPreTokenizer : PreTokenizer
{
    /// <summary>Reads the component <c>WhitespaceSplit</c>.</summary>
    public static WhitespaceSplitPreTokenizer Read(TokenizerElement component)
    {
        component.AllowOnly("type");
        return new();
    }

    /// <inheritdoc/>
    public override void Split(PreTokens tokens)
    {
        ReadOnlySpan<char> text = tokens.Text.Span;
        foreach ((int start, int end) in tokens.Pieces)
        {
            int wordStart = start;
            for (int i = start; i < end; i++)
            {
                if (!Utf16.IsWhiteSpace(text[i]))
                    continue;
                tokens.Add(wordStart, i);
                wordStart = i + 1;
            }

            tokens.Add(wordStart, end);
        }

        tokens.Commit();
    }
}
