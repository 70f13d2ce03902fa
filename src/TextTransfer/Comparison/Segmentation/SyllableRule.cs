namespace TextTransfer.Comparison.Segmentation;

/// <summary>
/// Counts the syllables of a word by its vowels: each is one, but two or three that a language speaks as one count once, and in
/// English every run of vowels does and a final e is silent. An approximation: within a few percent over a text, not word by word.
/// </summary>
/// <param name="vowels">The vowels in lower case.</param>
/// <param name="diphthongs">Vowels spoken as one.</param>
/// <param name="language">Its tag.</param>
internal sealed class SyllableRule(string vowels, string[] diphthongs, string language)
{
    private readonly string[] diphthongs = [.. diphthongs.OrderByDescending(d => d.Length)];

    /// <param name="word">A word in lower case.</param>
    /// <returns>At least 1.</returns>
    public int Count(string word)
    {
        int count = 0;
        for (int i = 0; i < word.Length;)
        {
            if (!vowels.Contains(word[i], StringComparison.Ordinal))
            {
                i++;
                continue;
            }

            count++;
            i += language == "en" ? Run(word, i) : Diphthong(word, i);
        }

        return Math.Max(1, count - SilentEnding(word));
    }

    private int Run(string word, int start)
    {
        int end = start;
        while (end < word.Length && vowels.Contains(word[end], StringComparison.Ordinal))
            end++;
        return end - start;
    }

    private int Diphthong(string word, int start)
    {
        foreach (string diphthong in diphthongs)
        {
            if (string.CompareOrdinal(word, start, diphthong, 0, diphthong.Length) == 0)
                return diphthong.Length;
        }

        return 1;
    }

    private int SilentEnding(string word)
    {
        bool IsConsonant(int fromEnd) => word.Length >= fromEnd && !vowels.Contains(word[^fromEnd], StringComparison.Ordinal);
        bool Ends(string ending) => word.EndsWith(ending, StringComparison.Ordinal);
        bool isSilent = language switch
        {
            "en" => (Ends("e") && IsConsonant(2) && !(Ends("le") && IsConsonant(3)))
                || (Ends("ed") && IsConsonant(3) && word[^3] is not ('t' or 'd'))
                || (Ends("es") && IsConsonant(3) && word[^3] is not ('s' or 'x' or 'z' or 'c' or 'g' or 'h') && !(Ends("les") && IsConsonant(4))),
            "fr" => (Ends("e") && IsConsonant(2)) || (Ends("es") && IsConsonant(3)),
            _ => false,
        };
        return isSilent ? 1 : 0;
    }
}
