using System.Globalization;
using System.Text;
using TextTransfer.Tokenization;

namespace TextTransfer.Comparison.Segmentation;

/// <summary>The segments between word boundaries that are words.</summary>
internal static class WordScanner
{
    /// <summary>The words of well-formed text: first position and the one after the last.</summary>
    public static IEnumerable<(int Start, int End)> Words(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            int end = WordBreaks.Next(text, start);
            if (HasLetter(text.AsSpan(start, end - start)))
                yield return (start, end);
            start = end;
        }
    }

    public static string WellFormed(string text) => Utf16.HasUnpairedSurrogate(text) ? Utf16.ReplaceUnpairedSurrogates(text) : text;

    public static bool HasLetter(ReadOnlySpan<char> segment)
    {
        foreach (char c in segment)
        {
            if (char.IsAsciiLetter(c))
                return true;
            if (c >= 0x80)
                return HasLetterBeyondAscii(segment);
        }

        return false;
    }

    private static bool HasLetterBeyondAscii(ReadOnlySpan<char> segment)
    {
        foreach (Rune rune in segment.EnumerateRunes())
        {
            if (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber)
                return true;
        }

        return false;
    }
}
