using TextTransfer.Concurrency;

namespace TextTransfer.Audit.Duplicates;

/// <summary>
/// Pairs of texts that may be similar, without comparing all with all: the least of many hashes of a set is equal for two sets
/// as often as they have elements in common (Broder, 1997); equal bands of such hashes make a candidate (Leskovec, Rajaraman
/// and Ullman, Mining of massive datasets, ch. 3).
/// </summary>
internal static class MinHash
{
    /// <summary>A pair with a Jaccard similarity of 0.7 is missed once in 10⁴, one of 0.5 once in 9; pairs are verified exactly.</summary>
    private const int Bands = 32;
    private const int RowsPerBand = 4;

    /// <summary>The candidates, each pair once, the smaller position first.</summary>
    /// <param name="sets">Of each text the hashes of its runs; those without any have no candidates.</param>
    /// <param name="seed">Decides the hash functions.</param>
    /// <param name="workers">Texts hashed at once.</param>
    /// <param name="cancellationToken">Looked at between texts.</param>
    public static HashSet<(int, int)> Candidates(IReadOnlyList<uint[]> sets, int seed, int workers, CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        var factors = new ulong[Bands * RowsPerBand];
        var offsets = new ulong[factors.Length];
        for (int h = 0; h < factors.Length; h++)
            (factors[h], offsets[h]) = ((ulong)random.NextInt64() | 1, (ulong)random.NextInt64());

        var signatures = new uint[sets.Count][];
        Concurrently.For(sets.Count, workers, i => signatures[i] = Signature(sets[i], factors, offsets), cancellationToken);

        HashSet<(int, int)> pairs = [];
        for (int band = 0; band < Bands; band++)
        {
            Dictionary<(ulong, ulong), (int First, int Last)> buckets = [];
            for (int i = 0; i < sets.Count; i++)
            {
                if (sets[i].Length == 0)
                    continue;
                ReadOnlySpan<uint> s = signatures[i].AsSpan(band * RowsPerBand, RowsPerBand);
                (ulong, ulong) key = (((ulong)s[0] << 32) | s[1], ((ulong)s[2] << 32) | s[3]);
                if (buckets.TryGetValue(key, out (int First, int Last) bucket))
                {
                    // Not with all of its bucket: what is similar is joined to groups anyway, and thousands of equal texts
                    // give thousands of pairs, not millions.
                    pairs.Add((bucket.First, i));
                    pairs.Add((bucket.Last, i));
                    buckets[key] = (bucket.First, i);
                }
                else
                {
                    buckets.Add(key, (i, i));
                }
            }
        }

        return pairs;
    }

    /// <summary>Multiply-shift hashing (Dietzfelbinger et al., 1997), the upper half of the product.</summary>
    private static uint[] Signature(uint[] set, ulong[] factors, ulong[] offsets)
    {
        var signature = new uint[factors.Length];
        for (int h = 0; h < factors.Length; h++)
        {
            (ulong factor, ulong offset) = (factors[h], offsets[h]);
            uint least = uint.MaxValue;
            foreach (uint element in set)
                least = Math.Min(least, (uint)(((factor * element) + offset) >> 32));
            signature[h] = least;
        }

        return signature;
    }
}
