namespace TextTransfer.Web.Extraction;

/// <summary>Counts words.</summary>
internal static class WordCount
{
    /// <summary>Runs of letters and digits; in scripts without spaces between words, every two characters count as one.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        int words = 0, unspaced = 0;
        var inWord = false;
        foreach (var c in text)
        {
            if (c is >= '\u0e00' and <= '\u0eff' or >= '\u3040' and <= '\u9fff')
            {
                unspaced++;
                inWord = false;
                continue;
            }

            var isWord = char.IsLetterOrDigit(c);
            words += isWord && !inWord ? 1 : 0;
            inWord = isWord;
        }

        return words + ((unspaced + 1) / 2);
    }
}
