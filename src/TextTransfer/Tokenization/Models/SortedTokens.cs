using System.Runtime.CompilerServices;

namespace TextTransfer.Tokenization;

/// <summary>Sorts a vocabulary by UTF-16 code units, quickly.</summary>
internal static class SortedTokens
{
    private const int KeyChars = 4;
    private const int CharBits = 16;

    /// <summary>Sorts tokens by text and, among equal texts, by id.</summary>
    /// <returns>The places of the tokens in that order.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int[] Sort(Vocabulary vocabulary)
    {
        // Integers of the first four chars sort several times as fast as texts; few tokens share all four.
        var keys = new ulong[vocabulary.Count];
        var order = new int[keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = Key(vocabulary.TextAt(i));
            order[i] = i;
        }

        SortByKey(ref keys, ref order);
        for (int start = 0; start < keys.Length;)
        {
            int end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            if (end - start > 1)
                order.AsSpan(start, end - start).Sort((a, b) => Compare(vocabulary, a, b));
            start = end;
        }

        return order;
    }

    /// <summary>
    /// Sorts by radix, char by char from the last: linear, and unlike the library's generic sort it is compiled in full before
    /// it first runs, which is when it is needed.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SortByKey(ref ulong[] keys, ref int[] order)
    {
        var nextKeys = new ulong[keys.Length];
        var nextOrder = new int[order.Length];
        var starts = new int[char.MaxValue + 2];
        for (int shift = 0; shift < KeyChars * CharBits; shift += CharBits)
        {
            Array.Clear(starts);
            foreach (ulong key in keys)
                starts[(ushort)(key >> shift) + 1]++;
            for (int c = 1; c < starts.Length; c++)
                starts[c] += starts[c - 1];
            for (int i = 0; i < keys.Length; i++)
            {
                int place = starts[(ushort)(keys[i] >> shift)]++;
                nextKeys[place] = keys[i];
                nextOrder[place] = order[i];
            }

            (keys, nextKeys) = (nextKeys, keys);
            (order, nextOrder) = (nextOrder, order);
        }
    }

    private static int Compare(Vocabulary vocabulary, int a, int b) =>
        vocabulary.TextAt(a).SequenceCompareTo(vocabulary.TextAt(b)) is var order and not 0 ? order : vocabulary.IdAt(a).CompareTo(vocabulary.IdAt(b));

    private static ulong Key(ReadOnlySpan<char> text)
    {
        ulong key = 0;
        for (int i = 0; i < KeyChars; i++)
            key = (key << 16) | (i < text.Length ? text[i] : 0u);
        return key;
    }
}
