using System.Globalization;
using System.Numerics;
using System.Text;

namespace TextTransfer.Classification.Views;

/// <summary>Terms are words and pairs; keys are hashes, that of a pair made of those of its words.</summary>
internal sealed class WordAnalyzer : TextAnalyzer
{
    private const ulong Multiplier = 0x9FB21C651E98DF25;

    /// <summary>Different in every process, so that nobody can prepare texts whose words share their hashes.</summary>
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();

    public override bool HasExactKeys => false;

    public override ulong KeyOf(ReadOnlySpan<char> term)
    {
        ulong key = NextWord(term, 0, out int end);
        return end == term.Length ? key : OfPair(key, NextWord(term, end + 1, out _));
    }

    /// <summary>Lower-casing a rune keeps its length in UTF-16, and a space for every word at most doubles that of the text.</summary>
    protected override int BufferLength(string text) => checked(2 * text.Length);

    /// <summary>Writes the words with single spaces between them, so that a word and a pair are both a slice.</summary>
    protected override int Normalize(string text, Span<char> buffer)
    {
        int length = 0;
        bool inWord = false;
        for (int place = 0; place < text.Length;)
        {
            char unit = text[place];
            if (char.IsAscii(unit))
            {
                place++;
                if (!char.IsAsciiLetterOrDigit(unit))
                {
                    inWord = false;
                    continue;
                }
                if (!inWord && length > 0)
                    buffer[length++] = ' ';
                buffer[length++] = (char)(unit | 0x20); // Lower case of a letter, and every digit has this bit.
                inWord = true;
                continue;
            }
            Rune rune = Next(text, ref place);
            if (!IsWordPart(rune))
            {
                inWord = false;
                continue;
            }
            bool standsAlone = StandsAlone(rune.Value);
            if ((!inWord || standsAlone) && length > 0)
                buffer[length++] = ' ';
            length += Rune.ToLowerInvariant(rune).EncodeToUtf16(buffer[length..]);
            inWord = !standsAlone;
        }
        return length;
    }

    protected override void Visit<TVisitor>(ReadOnlySpan<char> buffer, ref TVisitor visitor)
    {
        for (int start = 0; start < buffer.Length;)
        {
            ulong key = NextWord(buffer, start, out int end);
            visitor.Visit(key, buffer, start, end - start);
            start = end + 1;
        }
        ulong first = NextWord(buffer, 0, out int parting);
        for (int start = 0; parting < buffer.Length;)
        {
            ulong second = NextWord(buffer, parting + 1, out int end);
            visitor.Visit(OfPair(first, second), buffer, start, end - start);
            (first, start, parting) = (second, parting + 1, end);
        }
    }

    /// <summary>The hash, not 0, of the word that begins at a place, and where it ends: at a space or with the buffer.</summary>
    private static ulong NextWord(ReadOnlySpan<char> buffer, int start, out int end)
    {
        ulong hash = Seed;
        for (end = start; end < buffer.Length && buffer[end] != ' '; end++)
            hash = (BitOperations.RotateLeft(hash, 5) ^ buffer[end]) * Multiplier;
        return hash | 1;
    }

    private static ulong OfPair(ulong first, ulong second) => ((BitOperations.RotateLeft(first, 29) ^ second) * Multiplier) | 1;

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
