namespace TextTransfer.Tokenization;

/// <summary>
/// Cuts text into words with their leading space, numbers, punctuation and white space, and writes each as the characters that
/// stand for its UTF-8 bytes (Radford et al., 2019).
/// </summary>
/// <param name="prepends">Whether a piece that does not begin with a space gets one.</param>
/// <param name="splits">Whether to cut at all.</param>
internal sealed class ByteLevelPreTokenizer(bool prepends, bool splits) : PreTokenizer
{
    /// <summary>Reads the component <c>ByteLevel</c>; its <c>trim_offsets</c> is about post-processing.</summary>
    public static ByteLevelPreTokenizer Read(TokenizerElement component)
    {
        component.AllowOnly("type", "add_prefix_space", "trim_offsets", "use_regex");
        return new(component.Member("add_prefix_space").Flag(), component.Find("use_regex")?.Flag() ?? true);
    }

    /// <inheritdoc/>
    public override void Split(PreTokens tokens)
    {
        if (prepends)
            PrependSpaces(tokens);

        EditedText text = tokens.Text;
        ReadOnlySpan<char> source = text.Span;
        foreach ((int start, int end) in tokens.Pieces)
        {
            text.Remove(start - text.Position);
            for (int i = start; i < end;)
            {
                i += splits ? Gpt2Pattern.MatchLength(source[i..end]) : end - i;
                int pieceStart = text.AppendedLength;
                ByteLevelAlphabet.Write(text, i);
                tokens.Add(pieceStart, text.AppendedLength);
            }
        }

        text.Commit();
        tokens.Commit();
    }

    private static void PrependSpaces(PreTokens tokens)
    {
        EditedText text = tokens.Text;
        foreach ((int start, int end) in tokens.Pieces)
        {
            text.Remove(start - text.Position);
            int pieceStart = text.AppendedLength;
            if (text.Span[start] != ' ')
                text.InsertBefore(" ");
            text.Keep(end - start);
            tokens.Add(pieceStart, text.AppendedLength);
        }

        text.Commit();
        tokens.Commit();
    }
}
