namespace TextTransfer.Tokenization;

/// <summary>
/// The pattern that GPT-2 cuts text by (Radford et al., 2019), scanned by hand so that time is linear and surrogate pairs are
/// characters: <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>.
/// </summary>
internal static class Gpt2Pattern
{
    private enum Kind : byte
    {
        Other,
        WhiteSpace,
        Letter,
        Number,
    }

    private static readonly CodePointTable<Kind> Kinds = CreateKinds();

    /// <summary>The length of the match at the start of a text: matches cover any text without gaps.</summary>
    /// <param name="text">Well-formed text; not empty.</param>
    public static int MatchLength(ReadOnlySpan<char> text)
    {
        if (text[0] == '\'' && ContractionLength(text) is var contraction and > 0)
            return contraction;

        int start = text[0] == ' ' && text.Length > 1 ? 1 : 0;
        Kind kind = Kinds[Utf16.CodePointAt(text, start, out _)];
        if (kind != Kind.WhiteSpace)
            return RunLength(text, start, kind);

        // White space leaves its last character to the word that follows.
        int run = RunLength(text, 0, Kind.WhiteSpace);
        return run == text.Length || run == 1 ? run : run - 1;
    }

    private static int ContractionLength(ReadOnlySpan<char> text) => text[1..] switch
    {
        ['s' or 't' or 'm' or 'd', ..] => 2,
        ['r' or 'v', 'e', ..] or ['l', 'l', ..] => 3,
        _ => 0,
    };

    private static int RunLength(ReadOnlySpan<char> text, int start, Kind kind)
    {
        while (start < text.Length && Kinds[Utf16.CodePointAt(text, start, out int length)] == kind)
            start += length;
        return start;
    }

    private static CodePointTable<Kind> CreateKinds()
    {
        var table = new CodePointTable<Kind>();
        table.Set(CharacterProperties.WhiteSpace.Ranges, Kind.WhiteSpace);
        table.Set(CharacterProperties.Category("L").Ranges, Kind.Letter);
        table.Set(CharacterProperties.Category("N").Ranges, Kind.Number);
        return table;
    }
}
