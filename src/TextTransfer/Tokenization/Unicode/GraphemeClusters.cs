namespace TextTransfer.Tokenization;

/// <summary>
/// Extended grapheme clusters by UAX #29, as far as they decide what <see cref="PrecompiledNormalizer"/> looks up: it takes
/// clusters shorter than 6 bytes of UTF-8 whole and longer ones character by character. The rules that only ever join
/// characters to 8 bytes and more, for Indic conjuncts (GB9c) and pairs of regional indicators (GB12, GB13), are left out.
/// </summary>
internal static class GraphemeClusters
{
    private enum Class : byte
    {
        Other,
        Control,
        Extend,
        SpacingMark,
        Prepend,
        Pictographic,
        HangulL,
        HangulV,
        HangulT,
        HangulLV,
        HangulLVT,
    }

    private static readonly CodePointTable<Class> Classes = CreateClasses();

    /// <summary>The length in chars of the cluster that starts at a position of well-formed text.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int start)
    {
        Class previous = Classes[Utf16.CodePointAt(text, start, out int length)];
        bool afterPictographic = previous == Class.Pictographic;
        bool afterJoiner = false;
        int end = start + length;
        while (end < text.Length)
        {
            Class next = Classes[Utf16.CodePointAt(text, end, out length)];
            bool joined = text[end - 1] == '\r' ? text[end] == '\n' : Joins(previous, next) || (afterJoiner && next == Class.Pictographic);
            if (!joined)
                break;

            bool isJoiner = text[end] == '\u200D';
            afterJoiner = afterPictographic && isJoiner;
            afterPictographic = next == Class.Pictographic || (afterPictographic && next == Class.Extend && !isJoiner);
            previous = next;
            end += length;
        }

        return end - start;
    }

    private static bool Joins(Class previous, Class next) => previous switch
    {
        Class.Control => false,
        _ when next == Class.Control => false,
        _ when next is Class.Extend or Class.SpacingMark => true,
        Class.Prepend => true,
        Class.HangulL => next is Class.HangulL or Class.HangulV or Class.HangulLV or Class.HangulLVT,
        Class.HangulLV or Class.HangulV => next is Class.HangulV or Class.HangulT,
        Class.HangulLVT or Class.HangulT => next is Class.HangulT,
        _ => false,
    };

    private static CodePointTable<Class> CreateClasses()
    {
        var classes = new CodePointTable<Class>();
        classes.Set(GraphemeBreakData.Control, Class.Control);
        classes.Set(GraphemeBreakData.Extend, Class.Extend);
        classes.Set(GraphemeBreakData.SpacingMark, Class.SpacingMark);
        classes.Set(GraphemeBreakData.Prepend, Class.Prepend);
        classes.Set(GraphemeBreakData.Pictographic, Class.Pictographic);
        classes.Set([0x1100, 0x115F, 0xA960, 0xA97C], Class.HangulL);
        classes.Set([0x1160, 0x11A7, 0xD7B0, 0xD7C6], Class.HangulV);
        classes.Set([0x11A8, 0x11FF, 0xD7CB, 0xD7FB], Class.HangulT);
        classes.Set([HangulSyllable.First, HangulSyllable.Last], Class.HangulLVT);
        for (int syllable = HangulSyllable.First; syllable <= HangulSyllable.Last; syllable += HangulSyllable.TrailingCount)
            classes.Set([syllable, syllable], Class.HangulLV);
        return classes;
    }
}
