namespace TextTransfer.Tokenization;

/// <summary>Cuts at white space, which is left out, and between words and other characters: <c>\w+|[^\w\s]+</c>.</summary>
internal sealed class WhitespacePreTokenizer : PreTokenizer
{
    private enum Kind : byte
    {
        Other,
        Word,
        WhiteSpace,
    }

    private static readonly CodePointTable<Kind> Kinds = CreateKinds();

    /// <summary>Reads the component <c>Whitespace</c>.</summary>
    public static WhitespacePreTokenizer Read(TokenizerElement component)
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
            int runStart = start;
            Kind runKind = Kind.WhiteSpace;
            for (int i = start; i < end;)
            {
                Kind kind = Kinds[Utf16.CodePointAt(text, i, out int length)];
                if (kind != runKind)
                {
                    if (runKind != Kind.WhiteSpace)
                        tokens.Add(runStart, i);
                    runStart = i;
                    runKind = kind;
                }

                i += length;
            }

            if (runKind != Kind.WhiteSpace)
                tokens.Add(runStart, end);
        }

        tokens.Commit();
    }

    private static CodePointTable<Kind> CreateKinds()
    {
        var table = new CodePointTable<Kind>();
        table.Set(CharacterProperties.Word.Ranges, Kind.Word);
        table.Set([0x200C, 0x200D], Kind.Word);
        table.Set(CharacterProperties.WhiteSpace.Ranges, Kind.WhiteSpace);
        return table;
    }
}
