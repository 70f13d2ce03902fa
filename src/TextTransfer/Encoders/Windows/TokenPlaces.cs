namespace TextTransfer.Encoders;

/// <summary>Where in a text its tokens stand, those of a prompt before it counted but not placed.</summary>
internal sealed class TokenPlaces(TextTokenizer tokenizer, string prompt, string text)
{
    private readonly IReadOnlyList<(int Start, int End)> offsets = tokenizer.EncodeWithOffsets(prompt + text).Offsets;

    /// <summary>
    /// Where a window begins whose first token is this one, or the one before it ends: every window reaches to the next one's
    /// first token, so that no character is left out.
    /// </summary>
    public int Begin(int token)
    {
        int place = token + tokenizer.PrefixIds.Count;
        return token == 0 ? 0
            : place >= offsets.Count - tokenizer.SuffixIds.Count ? text.Length
            : Math.Clamp(offsets[place].Start - prompt.Length, 0, text.Length);
    }

    /// <summary>A place in a token: its last character, since it may begin with the space or line break before its word; −1 in the prompt.</summary>
    public int Of(int token)
    {
        (int start, int end) = offsets[token + tokenizer.PrefixIds.Count];
        return Math.Max(Math.Max(start, end - 1) - prompt.Length, -1);
    }
}
