namespace TextTransfer.Audit.Texts;

/// <summary>UTF-8 that was read as Windows-1252, as in <c>fÃ¼r</c>: such text is recognised by what it gives when the mistake is undone.</summary>
internal static class Mojibake
{
    /// <summary>What Windows-1252 has from 0x80 to 0x9F; zero where it has nothing.</summary>
    private const string Upper = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    /// <summary>The number of characters that were read as two, three or four.</summary>
    public static int Count(string text)
    {
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int length = ByteOf(text[i]) switch { >= 0xC2 and <= 0xDF => 2, >= 0xE0 and <= 0xEF => 3, >= 0xF0 and <= 0xF4 => 4, _ => 0 };
            if (length == 0 || i + length > text.Length || !IsContinued(text.AsSpan(i + 1, length - 1)))
                continue;
            count++;
            i += length - 1;
        }

        return count;
    }

    private static bool IsContinued(ReadOnlySpan<char> rest)
    {
        foreach (char c in rest)
        {
            if (ByteOf(c) is < 0x80 or > 0xBF)
                return false;
        }

        return true;
    }

    /// <summary>The byte of Windows-1252 behind a character; those it leaves open count as Latin-1 has them; 0 for others.</summary>
    private static int ByteOf(char c)
    {
        if (c is >= '\u0080' and <= '\u00FF')
            return c;
        int place = c > '\u00FF' ? Upper.IndexOf(c, StringComparison.Ordinal) : -1;
        return place < 0 ? 0 : 0x80 + place;
    }
}
