namespace TextTransfer.Tokenization;

/// <summary>Cuts at white space, which is left out, and around every punctuation character (Devlin et al., 2018).</summary>
internal sealed class BertPreTokenizer : PreTokenizer
{
    private static readonly CodePointTable<bool> Punctuation = CreatePunctuation();

    /// <summary>Reads the component <c>BertPreTokenizer</c>.</summary>
    public static BertPreTokenizer Read(TokenizerElement component)
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
            for (int i = start; i < end;)
            {
                int codePoint = Utf16.CodePointAt(text, i, out int length);
                bool isPunctuation = Punctuation[codePoint];
                if (isPunctuation || Utf16.IsWhiteSpace(text[i]))
                {
                    tokens.Add(wordStart, i);
                    wordStart = i + length;
                    if (isPunctuation)
                        tokens.Add(i, wordStart);
                }

                i += length;
            }

            tokens.Add(wordStart, end);
        }

        tokens.Commit();
    }

    private static CodePointTable<bool> CreatePunctuation()
    {
        var table = new CodePointTable<bool>();
        table.Set(PunctuationData.Punctuation, true);
        return table;
    }
}
