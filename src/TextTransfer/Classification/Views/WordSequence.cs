using System.Globalization;
using System.Text;

namespace TextTransfer.Classification.Views;

/// <summary>
/// The words of a text in lower case, and its pairs of neighbouring words, without an allocation for each of them:
/// the words stand in one buffer with single spaces between them, so that a word and a pair are both a slice of it.
/// A word is a run of letters, digits and marks; in scripts that put no spaces between words, one character.
/// </summary>
internal readonly ref struct WordSequence
{
    private readonly ReadOnlySpan<char> buffer;
    private readonly List<int> starts;

    private WordSequence(ReadOnlySpan<char> buffer, List<int> starts)
    {
        this.buffer = buffer;
        this.starts = starts;
    }

    /// <summary>Words, n.</summary>
    public int Count => starts.Count;

    /// <summary>Words and pairs, 2n − 1, or 0.</summary>
    public int TermCount => Math.Max(0, (2 * Count) - 1);

    /// <summary>A word, or the pair of words that begins with it.</summary>
    /// <param name="index">From 0 to n − 1 the words, then the pairs.</param>
    public ReadOnlySpan<char> Term(int index)
    {
        int first = index < Count ? index : index - Count;
        int last = index < Count ? index : first + 1;
        int end = last + 1 < Count ? starts[last + 1] - 1 : buffer.Length;
        return buffer[starts[first]..end];
    }

    public static WordSequence Of(string text)
    {
        // Lower-casing a rune keeps its length in UTF-16, and a space for every word at most doubles that of the text.
        char[] buffer = new char[(2 * text.Length) + 1];
        var starts = new List<int>();
        int length = 0;
        bool inWord = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool standsAlone = StandsAlone(rune.Value);
            if (!IsWordPart(rune))
            {
                inWord = false;
                continue;
            }
            if (!inWord || standsAlone)
            {
                if (length > 0)
                    buffer[length++] = ' ';
                starts.Add(length);
            }
            length += Rune.ToLowerInvariant(rune).EncodeToUtf16(buffer.AsSpan(length));
            inWord = !standsAlone;
        }
        return new(buffer.AsSpan(0, length), starts);
    }

    private static bool IsWordPart(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.LetterNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Thai to Lao, Myanmar, Khmer, kana, Han.</summary>
    private static bool StandsAlone(int value) => value is
        (>= 0x0E01 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
