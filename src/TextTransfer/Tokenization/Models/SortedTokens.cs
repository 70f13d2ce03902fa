namespace TextTransfer.Tokenization;

/// <summary>Sorts a vocabulary by UTF-16 code units, quickly.</summary>
internal static class SortedTokens
{
    private const int KeyChars = 4;

    /// <summary>Sorts tokens by text and, among equal texts, by id.</summary>
    /// <returns>A new array.</returns>
    public static (string Text, int Id)[] Sort((string Text, int Id)[] tokens)
    {
        // Integers of the first four chars sort several times as fast as strings; few tokens share all four.
        var keys = new ulong[tokens.Length];
        for (int i = 0; i < keys.Length; i++)
            keys[i] = Key(tokens[i].Text);
        (string Text, int Id)[] sorted = [.. tokens];
        Array.Sort(keys, sorted);

        for (int start = 0; start < keys.Length;)
        {
            int end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            if (end - start > 1)
                sorted.AsSpan(start, end - start).Sort(Compare);
            start = end;
        }

        return sorted;
    }

    private static int Compare((string Text, int Id) a, (string Text, int Id) b) =>
        string.CompareOrdinal(a.Text, b.Text) is var order and not 0 ? order : a.Id.CompareTo(b.Id);

    private static ulong Key(string text)
    {
        ulong key = 0;
        for (int i = 0; i < KeyChars; i++)
            key = (key << 16) | (i < text.Length ? text[i] : 0u);
        return key;
    }
}
