namespace TextTransfer.Tokenization;

/// <summary>Word characters beside an added token: <c>\w</c> of UTS #18, annex C, joiners included.</summary>
internal static class WordCharacters
{
    /// <summary>Whether one begins at a position of well-formed text; not at its end.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int position) => position < text.Length && Contains(Utf16.CodePointAt(text, position, out _));

    /// <summary>Whether one ends at a position of well-formed text; not at its beginning.</summary>
    public static bool IsBefore(ReadOnlySpan<char> text, int position) =>
        position > 0 && Contains(Utf16.CodePointAt(text, position - (char.IsLowSurrogate(text[position - 1]) ? 2 : 1), out _));

    private static bool Contains(int codePoint) => codePoint is 0x200C or 0x200D || CharacterProperties.Word.Contains(codePoint);
}
