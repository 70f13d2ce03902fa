using System.Runtime.CompilerServices;

namespace TextTransfer.Classification.Views;

/// <summary>
/// Numbers the terms of one analyzer from 1 by their first occurrence: a hash table by open addressing, without a string
/// for a look-up. Safe for concurrent calls as long as nothing is added.
/// </summary>
internal sealed class TermTable(TextAnalyzer analyzer)
{
    /// <summary>Another in every process: nobody can prepare terms that share a place.</summary>
    private static readonly ulong Multiplier = ((ulong)Random.Shared.NextInt64() << 1) | 1;

    private readonly bool hasExactKeys = analyzer.HasExactKeys;
    private readonly List<string> terms = [];

    /// <summary>Keys apart from the numbers, 0 where none is: most terms of a text are found to be unknown by them alone.</summary>
    private ulong[] keys = new ulong[16];
    private int[] numbers = new int[16];
    private int shift = 60;

    /// <summary>The terms, the one with number 1 first.</summary>
    public IReadOnlyList<string> Terms => terms;

    /// <summary>The number of a term, 0 when it is not known.</summary>
    public int Find(ulong key, ReadOnlySpan<char> term) => numbers[Place(key, term)];

    /// <summary>The number of a term, the next one when it is new.</summary>
    public int FindOrAdd(ulong key, ReadOnlySpan<char> term)
    {
        int place = Place(key, term);
        if (numbers[place] > 0)
            return numbers[place];
        terms.Add(term.ToString());
        (keys[place], numbers[place]) = (key, terms.Count);
        if (4 * terms.Count > keys.Length)
            Grow();
        return terms.Count;
    }

    /// <summary>Where a term is, or an empty place where it belongs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Place(ulong key, ReadOnlySpan<char> term)
    {
        int place = Probe(key, Home(key));
        while (!hasExactKeys && keys[place] != 0 && !term.SequenceEqual(terms[numbers[place] - 1]))
            place = Probe(key, place + 1);
        return place;
    }

    /// <summary>The first place from a given one on that has the key or none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Probe(ulong key, int place)
    {
        ulong[] keys = this.keys;
        place &= keys.Length - 1;
        // One condition, as whether a term is known cannot be foreseen.
        while (keys[place] != key & keys[place] != 0)
            place = (place + 1) & (keys.Length - 1);
        return place;
    }

    /// <summary>The highest bits of a product, to which all bits of the key contribute.</summary>
    private int Home(ulong key) => (int)(((key ^ (key >> 32)) * Multiplier) >> shift);

    private void Grow()
    {
        (ulong[] oldKeys, int[] oldNumbers) = (keys, numbers);
        keys = new ulong[checked(2 * oldKeys.Length)];
        numbers = new int[keys.Length];
        shift--;
        for (int i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] == 0)
                continue;
            int place = Home(oldKeys[i]);
            while (keys[place] != 0)
                place = (place + 1) & (keys.Length - 1);
            (keys[place], numbers[place]) = (oldKeys[i], oldNumbers[i]);
        }
    }
}
