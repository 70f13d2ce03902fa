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

    /// <summary>The first conjoining vowel.</summary>
    public const int FirstVowel = 0x1161;

    /// <summary>The last conjoining vowel of a modern syllable.</summary>
    public const int LastVowel = FirstVowel + VowelCount - 1;

    /// <summary>The first conjoining trailing consonant of a modern syllable.</summary>
    public const int FirstTrailing = NoTrailing + 1;

    /// <summary>The last conjoining trailing consonant of a modern syllable.</summary>
    public const int LastTrailing = NoTrailing + TrailingCount - 1;

    private const int VowelCount = 21;
    private const int LeadingCount = 19;
    private const int FirstLeading = 0x1100;
    private const int NoTrailing = 0x11A7;

    /// <summary>Whether a code point is a syllable.</summary>
    public static bool Is(int codePoint) => codePoint is >= First and <= Last;

    /// <summary>Writes the conjoining letters of a syllable: its canonical decomposition.</summary>
    /// <param name="syllable">The syllable.</param>
    /// <param name="letters">Room for three.</param>
    /// <returns>The number of letters: 2 or 3.</returns>
    public static int Decompose(int syllable, Span<char> letters)
    {
        int index = syllable - First;
        letters[0] = (char)(FirstLeading + (index / (VowelCount * TrailingCount)));
        letters[1] = (char)(FirstVowel + (index / TrailingCount % VowelCount));
        letters[2] = (char)(NoTrailing + (index % TrailingCount));
        return letters[2] == NoTrailing ? 2 : 3;
    }

    /// <summary>Composes a leading consonant and a vowel, or a syllable without trailing consonant and one.</summary>
    public static bool TryCompose(int first, int second, out int syllable)
    {
        int leading = first - FirstLeading;
        int vowel = second - FirstVowel;
        int trailing = second - NoTrailing;
        if (leading is >= 0 and < LeadingCount && vowel is >= 0 and < VowelCount)
            syllable = First + (((leading * VowelCount) + vowel) * TrailingCount);
        else if (Is(first) && (first - First) % TrailingCount == 0 && trailing is > 0 and < TrailingCount)
            syllable = first + trailing;
        else
            syllable = 0;
        return syllable != 0;
    }
}
