using TextTransfer.Tokenization;
using static TextTransfer.Comparison.Segmentation.WordBreakClass;

namespace TextTransfer.Comparison.Segmentation;

/// <summary>Default word boundaries of UAX #29, without tailoring.</summary>
internal static class WordBreaks
{
    private static readonly CodePointTable<WordBreakClass> Classes = CreateClasses();
    private static readonly CodePointTable<bool> Pictographs = CreatePictographs();

    /// <summary>The class of a code point.</summary>
    public static WordBreakClass ClassOf(int codePoint) => Classes[codePoint];

    /// <summary>Whether a code point is an Extended_Pictographic.</summary>
    public static bool IsPictographic(int codePoint) => Pictographs[codePoint];

    /// <summary>The end of the segment that starts at a boundary of well-formed, not empty text.</summary>
    public static int Next(ReadOnlySpan<char> text, int start)
    {
        WordBreakClass last = Classes[Utf16.CodePointAt(text, start, out int length)]; // The character before, ignored ones (WB4) included.
        WordBreakClass left = last; // The one before without them.
        WordBreakClass beforeLeft = Other;
        bool isPairOfFlags = false;
        int position = start + length;
        while (position < text.Length)
        {
            int codePoint = Utf16.CodePointAt(text, position, out length);
            WordBreakClass right = Classes[codePoint];
            if (last == CR && right == LF)
                return position + length;
            if (IsLineBreak(last) || IsLineBreak(right))
                return position;
            bool joins = (last == ZWJ && Pictographs[codePoint]) || (last == WSegSpace && right == WSegSpace);
            if (IsIgnored(right))
            {
                last = right;
                position += length;
                continue;
            }

            if (!joins && !Joins(beforeLeft, left, right, text, position + length, isPairOfFlags))
                return position;
            isPairOfFlags = left == RegionalIndicator && right == RegionalIndicator && !isPairOfFlags;
            (beforeLeft, left, last) = (left, right, right);
            position += length;
        }

        return position;
    }

    private static bool Joins(WordBreakClass beforeLeft, WordBreakClass left, WordBreakClass right, ReadOnlySpan<char> text, int after, bool isPairOfFlags)
    {
        if (IsLetter(left))
        {
            if (IsLetter(right) || right is Numeric or ExtendNumLet)
                return true; // WB5, WB9, WB13a
            if (left == HebrewLetter && right == SingleQuote)
                return true; // WB7a
            if ((right == MidLetter || IsMidNumLet(right)) && IsLetter(ClassAfter(text, after)))
                return true; // WB6
            return left == HebrewLetter && right == DoubleQuote && ClassAfter(text, after) == HebrewLetter; // WB7b
        }

        return left switch
        {
            Numeric => right is Numeric or ExtendNumLet || IsLetter(right) // WB8, WB10, WB13a
                || ((right == MidNum || IsMidNumLet(right)) && ClassAfter(text, after) == Numeric), // WB12
            Katakana => right is Katakana or ExtendNumLet, // WB13, WB13a
            ExtendNumLet => right is ExtendNumLet or Numeric or Katakana || IsLetter(right), // WB13a, WB13b
            RegionalIndicator => right == RegionalIndicator && !isPairOfFlags, // WB15, WB16
            DoubleQuote => beforeLeft == HebrewLetter && right == HebrewLetter, // WB7c
            MidLetter => IsLetter(beforeLeft) && IsLetter(right), // WB7
            MidNum => beforeLeft == Numeric && right == Numeric, // WB11
            MidNumLet or SingleQuote => (IsLetter(beforeLeft) && IsLetter(right)) || (beforeLeft == Numeric && right == Numeric),
            _ => false,
        };
    }

    private static WordBreakClass ClassAfter(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length)
        {
            WordBreakClass next = Classes[Utf16.CodePointAt(text, position, out int length)];
            if (!IsIgnored(next))
                return next;
            position += length;
        }

        return Other;
    }

    private static bool IsLetter(WordBreakClass value) => value is ALetter or HebrewLetter;

    private static bool IsMidNumLet(WordBreakClass value) => value is MidNumLet or SingleQuote;

    private static bool IsIgnored(WordBreakClass value) => value is Extend or Format or ZWJ;

    private static bool IsLineBreak(WordBreakClass value) => value is Newline or CR or LF;

    private static CodePointTable<WordBreakClass> CreateClasses()
    {
        CodePointTable<WordBreakClass> classes = new();
        foreach ((WordBreakClass value, string ranges) in WordBreakData.Ranges.Where(r => r.Key != ExtendedPictographic))
            classes.Set(PackedIntegers.Ranges(ranges), value);
        return classes;
    }

    private static CodePointTable<bool> CreatePictographs()
    {
        CodePointTable<bool> pictographs = new();
        pictographs.Set(PackedIntegers.Ranges(WordBreakData.Ranges[ExtendedPictographic]), true);
        return pictographs;
    }
}
