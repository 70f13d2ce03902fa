using System.Globalization;

namespace TextTransfer.Tokenization;

/// <summary>Word characters as the reference's regular expressions have them: <c>\w</c> of UTS #18, annex C.</summary>
internal static class WordCharacters
{
    /// <summary>Whether one begins at a position of well-formed text; not at its end.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int position) => position < text.Length && Contains(Utf16.CodePointAt(text, position, out _));

    /// <summary>Whether one ends at a position of well-formed text; not at its beginning.</summary>
    public static bool IsBefore(ReadOnlySpan<char> text, int position) =>
        position > 0 && Contains(Utf16.CodePointAt(text, position - (char.IsLowSurrogate(text[position - 1]) ? 2 : 1), out _));

    private static bool Contains(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
    {
        <= UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation => true,
        UnicodeCategory.Format => codePoint is 0x200C or 0x200D,
        UnicodeCategory.OtherSymbol => codePoint is (>= 0x24B6 and <= 0x24E9) or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189),
        _ => false,
    };
}
