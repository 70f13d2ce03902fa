namespace TextTransfer.Tokenization;

/// <summary>The arithmetic of Hangul syllables (Unicode Standard, section 3.12).</summary>
internal static class HangulSyllable
{
    /// <summary>The first syllable.</summary>
    public const int First = 0xAC00;

    /// <summary>The last syllable.</summary>
    public const int Last = 0xD7A3;

    /// <summary>Trailing consonants, none included: every so many syllables one has none.</summary>
    public const int TrailingCount = 28;

    private const int VowelCount = 21;

    /// <summary>Puts the conjoining letters of a syllable, its canonical decomposition, in its place.</summary>
    public static void ReplaceByDecomposition(char syllable, EditedText text)
    {
        int index = syllable - First;
        ReadOnlySpan<char> letters =
        [
            (char)(0x1100 + (index / (VowelCount * TrailingCount))),
            (char)(0x1161 + (index / TrailingCount % VowelCount)),
            (char)(0x11A7 + (index % TrailingCount)),
        ];
        text.Replace(1, index % TrailingCount == 0 ? letters[..2] : letters);
    }
}
