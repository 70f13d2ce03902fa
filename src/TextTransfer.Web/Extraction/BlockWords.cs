namespace TextTransfer.Web.Extraction;

/// <summary>Reads what the words of a block say it is for.</summary>
internal static class BlockWords
{
    /// <summary>Words at the beginning of a block that are looked at.</summary>
    private const int MaxWords = 30;

    /// <summary>The hints of a text; <paramref name="isWhole"/> when a phrase is all of it.</summary>
    public static TextHints HintsOf(string text, out bool isWhole)
    {
        isWhole = false;
        Span<char> letters = stackalloc char[MaxLength];
        Span<int> ends = stackalloc int[MaxWords];
        var count = Split(text, letters, ends, out var isAll);
        var hints = text.Contains('©', StringComparison.Ordinal) ? TextHints.Legal : TextHints.None;
        bool month = false, year = false;
        for (var first = 0; first < count; first++)
        {
            var start = first == 0 ? 0 : ends[first - 1] + 1;
            for (var last = first; last < Math.Min(count, first + Phrases.MaxWords); last++)
            {
                var found = Phrases.Of(letters[start..ends[last]]);
                hints |= found;
                isWhole |= found != TextHints.None && isAll && first == 0 && last == count - 1;
            }

            var word = letters[start..ends[first]];
            month |= Phrases.IsMonth(word);
            year |= word.Length == 4 && (word.StartsWith("19") || word.StartsWith("20")) && char.IsAsciiDigit(word[2]) && char.IsAsciiDigit(word[3]);
        }

        if (isAll && count is > 0 and <= 7 && ((month && text.AsSpan().IndexOfAnyInRange('0', '9') >= 0) || (year && count <= 4)))
            hints |= TextHints.Date;
        if (text.Length <= 80 && text.AsSpan().IndexOfAnyInRange('\u0e00', '\ud7ff') >= 0)
            hints |= Phrases.OfUnspaced(text);
        return hints;
    }

    private const int MaxLength = 400;

    // The first words lower-cased with one space between; where each ends.
    private static int Split(string text, Span<char> letters, Span<int> ends, out bool isAll)
    {
        int length = 0, count = 0;
        var inWord = false;
        var i = 0;
        for (; i < text.Length && length < MaxLength - 1; i++)
        {
            if (char.IsLetterOrDigit(text[i]) || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                if (!inWord && count == MaxWords)
                    break;
                if (!inWord && count > 0)
                    letters[length++] = ' ';
                if (!inWord)
                    count++;
                letters[length++] = char.ToLowerInvariant(text[i]);
                ends[count - 1] = length;
                inWord = true;
            }
            else
            {
                inWord = false;
            }
        }

        isAll = i == text.Length;
        return count;
    }
}
