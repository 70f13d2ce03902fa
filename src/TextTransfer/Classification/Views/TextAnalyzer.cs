using System.Globalization;
using System.Text;

namespace TextTransfer.Classification.Views;

/// <summary>Takes a text apart into terms in lower case. Stateless.</summary>
internal abstract class TextAnalyzer
{
    /// <summary>
    /// Words and pairs of neighbouring words. A word is a run of letters, digits and marks; in scripts that put no spaces
    /// between words, one character.
    /// </summary>
    public static TextAnalyzer Words { get; } = new WordAnalyzer();

    /// <summary>
    /// Runs of 2 to 4 characters between spaces, the spaces included (scikit-learn's <c>char_wb</c>): stems, endings,
    /// spelling, punctuation, and whatever words are made of where no spaces part them.
    /// </summary>
    public static TextAnalyzer Characters { get; } = new CharacterAnalyzer();

    public abstract TermSequence Analyze(string text);

    private sealed class WordAnalyzer : TextAnalyzer
    {
        public override TermSequence Analyze(string text)
        {
            var starts = new List<int>();
            ReadOnlySpan<char> buffer = Normalize(text, starts);
            int length = buffer.Length;
            var ranges = new List<Range>(2 * starts.Count);
            for (int i = 0; i < starts.Count; i++)
                ranges.Add(starts[i]..End(i));
            for (int i = 0; i + 1 < starts.Count; i++)
                ranges.Add(starts[i]..End(i + 1));
            return new(buffer, ranges);

            int End(int word) => word + 1 < starts.Count ? starts[word + 1] - 1 : length;
        }

        /// <summary>Writes the words with single spaces between them, so that a word and a pair are both a slice.</summary>
        private static ReadOnlySpan<char> Normalize(string text, List<int> starts)
        {
            // Lower-casing a rune keeps its length in UTF-16, and a space for every word at most doubles that of the text.
            char[] buffer = new char[(2 * text.Length) + 1];
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
            return buffer.AsSpan(0, length);
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

    private sealed class CharacterAnalyzer : TextAnalyzer
    {
        private const int Longest = 4;

        public override TermSequence Analyze(string text)
        {
            ReadOnlySpan<char> buffer = Normalize(text);
            var ranges = new List<Range>((Longest - 1) * buffer.Length);
            for (int start = 0; start < buffer.Length; start++)
            {
                if (char.IsLowSurrogate(buffer[start]))
                    continue;
                for (int end = start + 1; end < buffer.Length && end - start < Longest; end++)
                {
                    if (!char.IsHighSurrogate(buffer[end]))
                        ranges.Add(start..(end + 1));
                    if (buffer[end] == ' ')
                        break; // A run may end with the space after a word and not go on beyond it.
                }
            }
            return new(buffer, ranges);
        }

        /// <summary>Lower case, with one space for every run of white space, one before the first word and one after the last.</summary>
        private static ReadOnlySpan<char> Normalize(string text)
        {
            char[] buffer = new char[text.Length + 2];
            buffer[0] = ' ';
            int length = 1;
            foreach (Rune rune in text.EnumerateRunes())
            {
                if (!Rune.IsWhiteSpace(rune))
                    length += Rune.ToLowerInvariant(rune).EncodeToUtf16(buffer.AsSpan(length));
                else if (buffer[length - 1] != ' ')
                    buffer[length++] = ' ';
            }
            if (buffer[length - 1] != ' ')
                buffer[length++] = ' ';
            return buffer.AsSpan(0, length);
        }
    }
}
