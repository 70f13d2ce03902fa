namespace TextTransfer.Comparison.Segmentation;

/// <summary>The words of a text with their places: by sentences, without addresses, and with elided prefixes as words of their own.</summary>
internal static class WordSpans
{
    /// <param name="text">Any text.</param>
    /// <param name="profile">Of its language.</param>
    /// <returns>The number of the sentence, from 0, the first position and the length of each word.</returns>
    public static IEnumerable<(int Sentence, int Start, int Length)> Of(string text, LanguageProfile profile)
    {
        string blanked = TextPatterns.Blank(WordScanner.WellFormed(text));
        int sentence = 0;
        for (int start = 0; start < blanked.Length;)
        {
            int end = SentenceBreaks.Next(blanked, start);
            bool hasWord = false;
            for (int word = start; word < end;)
            {
                int next = word + WordBreaks.Next(blanked.AsSpan(word, end - word), 0);
                if (WordScanner.HasLetter(blanked.AsSpan(word, next - word)))
                {
                    hasWord = true;
                    if (ElidedLength(blanked.AsSpan(word, next - word), profile) is > 0 and int elided)
                    {
                        yield return (sentence, word, elided);
                        yield return (sentence, word + elided + 1, next - word - elided - 1);
                    }
                    else
                    {
                        yield return (sentence, word, next - word);
                    }
                }

                word = next;
            }

            sentence += hasWord ? 1 : 0;
            start = end;
        }
    }

    /// <summary>The form in which words are compared: in lower case, with a straight apostrophe.</summary>
    /// <param name="word">A word.</param>
    /// <param name="folded">Room for as many characters.</param>
    public static void Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        for (int i = 0; i < word.Length; i++)
            folded[i] = word[i] is '’' or 'ʼ' ? '\'' : char.ToLowerInvariant(word[i]);
    }

    private static int ElidedLength(ReadOnlySpan<char> word, LanguageProfile profile)
    {
        if (profile.Elisions.Count == 0)
            return 0;
        int apostrophe = word.IndexOfAny('\'', '’');
        if (apostrophe <= 0 || apostrophe == word.Length - 1)
            return 0;
        Span<char> folded = stackalloc char[Math.Min(apostrophe, 16)];
        Fold(word[..folded.Length], folded);
        return apostrophe <= 16 && profile.Elisions.Contains(folded.ToString()) ? apostrophe : 0;
    }
}
