using System.Buffers;

namespace TextTransfer.Tokenization;

/// <summary>Finds added tokens in text: at the leftmost place where one begins, the longest. Immutable and thread-safe.</summary>
internal sealed class AddedTokenFinder
{
    private readonly SearchValues<string> texts;
    private readonly Dictionary<string, AddedToken>.AlternateLookup<ReadOnlySpan<char>> tokens;

    /// <summary>The lengths of the tokens, the greatest first: few, where the tokens may be thousands that begin alike.</summary>
    private readonly int[] lengths;

    /// <summary>Creates a finder.</summary>
    /// <param name="tokens">
    /// The tokens. Of those with the same text the first special one is found, or else the first; one with empty text never is.
    /// </param>
    public AddedTokenFinder(IEnumerable<AddedToken> tokens)
    {
        Dictionary<string, AddedToken> byText = tokens.Where(t => t.Text.Length > 0).OrderByDescending(t => t.IsSpecial)
            .DistinctBy(t => t.Text).ToDictionary(t => t.Text, StringComparer.Ordinal);
        this.tokens = byText.GetAlternateLookup<ReadOnlySpan<char>>();
        lengths = [.. byText.Keys.Select(t => t.Length).Distinct().OrderDescending()];
        texts = SearchValues.Create([.. byText.Keys], StringComparison.Ordinal);
    }

    /// <summary>Finds the next token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to go on looking; moves behind the token, but not behind white space that it strips.</param>
    /// <param name="taken">Where the token before ended; white space before that is not stripped again.</param>
    /// <param name="start">Where the token starts, stripped white space included.</param>
    /// <param name="end">Where it ends, stripped white space included.</param>
    /// <returns>The token, or <see langword="null"/>.</returns>
    public AddedToken? FindNext(ReadOnlySpan<char> text, ref int from, int taken, out int start, out int end)
    {
        while (lengths.Length > 0 && text[from..].IndexOfAny(texts) is var index and >= 0)
        {
            start = from + index;
            AddedToken token = LongestAt(text[start..]);
            end = from = start + token.Text.Length;
            if (token.IsSingleWord && (WordCharacters.IsBefore(text, start) || WordCharacters.IsAt(text, end)))
                continue;

            while (token.StripsLeft && start > taken && Utf16.IsWhiteSpace(text[start - 1]))
                start--;
            while (token.StripsRight && end < text.Length && Utf16.IsWhiteSpace(text[end]))
                end++;
            return token;
        }

        start = end = text.Length;
        return null;
    }

    private AddedToken LongestAt(ReadOnlySpan<char> text)
    {
        foreach (int length in lengths)
        {
            if (length <= text.Length && tokens.TryGetValue(text[..length], out AddedToken? token))
                return token;
        }

        throw new InvalidOperationException("A search found a token that is not there.");
    }
}
