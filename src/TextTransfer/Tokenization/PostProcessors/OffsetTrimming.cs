namespace TextTransfer.Tokenization;

/// <summary>
/// Leaves the white space that a token begins and ends with out of its offsets, as byte-level models have it at the beginning
/// of most words. Immutable.
/// </summary>
/// <param name="KeepsFirstSpace">Whether a single space at the start of the text is one that was added, so that nothing has to be left out for it.</param>
internal sealed record OffsetTrimming(bool KeepsFirstSpace)
{
    /// <summary>What stands for the byte of a space in byte-level text.</summary>
    private const char ByteLevelSpace = '\u0120';

    /// <summary>Reads the options <c>trim_offsets</c> and <c>add_prefix_space</c>.</summary>
    /// <returns>One trimming, or none.</returns>
    public static OffsetTrimming[] Read(TokenizerElement component)
    {
        bool keepsFirstSpace = component.Member("add_prefix_space").Flag();
        return component.Member("trim_offsets").Flag() ? [new(keepsFirstSpace)] : [];
    }

    /// <summary>The trimmed offsets of a token.</summary>
    /// <param name="text">The original text.</param>
    /// <param name="start">Where the token starts in it.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    /// <param name="token">The token as the model has it.</param>
    /// <param name="isFirst">Whether it is the first of the text.</param>
    public (int Start, int End) Trim(string text, int start, int end, ReadOnlySpan<char> token, bool isFirst)
    {
        int leading = 0;
        while (leading < token.Length && IsSpace(token[leading]))
            leading++;
        int trailing = 0;
        while (trailing < token.Length && IsSpace(token[^(trailing + 1)]))
            trailing++;

        if (leading == 1 && KeepsFirstSpace && (isFirst || start == 0))
            leading = 0;
        for (; leading > 0 && start < end; leading--)
            start += start + 1 < text.Length && char.IsSurrogatePair(text[start], text[start + 1]) ? 2 : 1;

        int trimmedEnd = end;
        for (; trailing > 0 && trimmedEnd > 0; trailing--)
            trimmedEnd -= trimmedEnd > 1 && char.IsSurrogatePair(text[trimmedEnd - 2], text[trimmedEnd - 1]) ? 2 : 1;
        return (start, trailing > 0 ? end : Math.Max(trimmedEnd, start));
    }

    private static bool IsSpace(char c) => c == ByteLevelSpace || Utf16.IsWhiteSpace(c);
}
