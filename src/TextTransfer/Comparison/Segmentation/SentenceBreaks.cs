using TextTransfer.Tokenization;
using static TextTransfer.Comparison.Segmentation.SentenceBreakClass;

namespace TextTransfer.Comparison.Segmentation;

/// <summary>Default sentence boundaries of UAX #29, without tailoring.</summary>
internal static class SentenceBreaks
{
    /// <summary>How far a text is past what may end a sentence: SB8 to SB11 read a terminator, closing marks, spaces, a separator, in this order.</summary>
    private enum Phase
    {
        None,
        Terminator,
        Close,
        Space,
    }

    private static readonly CodePointTable<SentenceBreakClass> Classes = CreateClasses();

    /// <summary>The end of the sentence that starts at a boundary of well-formed, not empty text, spaces after it included.</summary>
    public static int Next(ReadOnlySpan<char> text, int start)
    {
        Phase phase = Phase.None;
        bool isFullStop = false; // The terminator is an ATerm.
        SentenceBreakClass left = Other;
        SentenceBreakClass beforeLeft = Other;
        SentenceBreakClass last = Other; // Ignored ones (SB5) included.
        int position = start;
        while (position < text.Length)
        {
            SentenceBreakClass right = Classes[Utf16.CodePointAt(text, position, out int length)];
            if (last == CR && right == LF)
                return position + length; // SB3
            if (last is Sep or CR or LF)
                return position; // SB4
            if (position > start && right is Extend or Format)
            {
                last = right;
                position += length;
                continue; // SB5
            }

            if (phase != Phase.None && !Continues(phase, isFullStop, beforeLeft, left, right, text, position))
                return position;

            phase = right switch
            {
                ATerm or STerm => Phase.Terminator,
                Close when phase is Phase.Terminator or Phase.Close => Phase.Close,
                Sp when phase != Phase.None => Phase.Space,
                Sep or CR or LF when phase != Phase.None => phase, // The break comes after it, by SB4.
                _ => Phase.None,
            };
            if (right is ATerm or STerm)
                isFullStop = right == ATerm;
            (beforeLeft, left, last) = (left, right, right);
            position += length;
        }

        return position;
    }

    private static bool Continues(
        Phase phase, bool isFullStop, SentenceBreakClass beforeLeft, SentenceBreakClass left, SentenceBreakClass right, ReadOnlySpan<char> text, int position)
    {
        if (isFullStop && phase == Phase.Terminator && right == Numeric)
            return true; // SB6
        if (isFullStop && phase == Phase.Terminator && left == ATerm && beforeLeft is Upper or Lower && right == Upper)
            return true; // SB7
        if (isFullStop && IsLowerAhead(text, position))
            return true; // SB8
        if (right is SContinue or STerm or ATerm)
            return true; // SB8a
        return right switch
        {
            Close => phase is Phase.Terminator or Phase.Close, // SB9
            Sp => true, // SB9, SB10
            Sep or CR or LF => true,
            _ => false, // SB11
        };
    }

    /// <summary>Whether a lower-case letter comes before any other letter, separator or terminator.</summary>
    private static bool IsLowerAhead(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length)
        {
            switch (Classes[Utf16.CodePointAt(text, position, out int length)])
            {
                case Lower:
                    return true;
                case OLetter or Upper or Sep or CR or LF or STerm or ATerm:
                    return false;
            }

            position += length;
        }

        return false;
    }

    private static CodePointTable<SentenceBreakClass> CreateClasses()
    {
        CodePointTable<SentenceBreakClass> classes = new();
        foreach ((SentenceBreakClass value, string ranges) in SentenceBreakData.Ranges)
            classes.Set(PackedIntegers.Ranges(ranges), value);
        return classes;
    }
}
