using System.Buffers;

namespace TextTransfer.Tokenization;

/// <summary>Finds added tokens in text: at the leftmost place where one begins, the longest. Immutable and thread-safe.</summary>
internal sealed class AddedTokenFinder
{
    private readonly AddedToken[] tokens;
    private readonly SearchValues<string> texts;

    /// <summary>Creates a finder.</summary>
    /// <param name="tokens">The tokens; those with empty text are never found.</param>
    public AddedTokenFinder(IEnumerable<AddedToken> tokens)
    {
        this.tokens = [.. tokens.Where(t => t.Text.Length > 0).OrderByDescending(t => t.Text.Length)];
        texts = SearchValues.Create([.. this.tokens.Select(t => t.Text)], StringComparison.Ordinal);
    }

    /// <summary>Whether there is nothing to find.</summary>
    public bool IsEmpty => tokens.Length == 0;

    /// <summary>Finds the first token at or after a position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The position; white space before it belongs to nobody.</param>
    /// <param name="start">Where the token starts, stripped white space included.</param>
    /// <param name="end">Where it ends, stripped white space included.</param>
    /// <returns>The token, or <see langword="null"/>.</returns>
    public AddedToken? FindNext(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        start = end = text.Length;
        int index = IsEmpty ? -1 : text[from..].IndexOfAny(texts);
        if (index < 0)
            return null;

        start = from + index;
        AddedToken token = LongestAt(text[start..]);
        end = start + token.Text.Length;
        while (token.StripsLeft && start > from && Utf16.IsWhiteSpace(text[start - 1]))
            start--;
        while (token.StripsRight && end < text.Length && Utf16.IsWhiteSpace(text[end]))
            end++;
        return token;
    }

    private AddedToken LongestAt(ReadOnlySpan<char> text)
    {
        foreach (AddedToken token in tokens)
        {
            if (text.StartsWith(token.Text, StringComparison.Ordinal))
                return token;
        }

        throw new InvalidOperationException("A search found a token that is not there.");
    }
}
