using System.Numerics.Tensors;

namespace TextTransfer.Corpora.NearDuplicates;

/// <summary>
/// Finds the texts added so far that resemble another, without comparing it with all: equal bands of signatures make a candidate
/// (Leskovec, Rajaraman and Ullman, Mining of massive datasets, ch. 3), which is then compared exactly. Time is linear in the texts.
/// </summary>
internal sealed class NearDuplicateIndex
{
    /// <summary>A pair with a similarity of 0.7 is missed once in 10⁴, one of 0.8 once in 10⁷.</summary>
    private const int Bands = MinHash.Length / RowsPerBand;
    private const int RowsPerBand = 4;

    /// <summary>Texts looked at in a band: what is everywhere, such as a template, would else be compared with everything.</summary>
    private const int MostCandidates = 10;

    /// <summary>How many standard deviations below the similarity asked for the share of equal values may lie by chance.</summary>
    private const double Deviations = 4;

    private readonly List<(int Text, ShingleSet Set)> added = [];
    private readonly Dictionary<(int Band, ulong Key), int> last = [];
    private readonly List<int> before = []; // For each text added and band the text added before it with the same key, or −1.

    /// <param name="text">What it is called in results.</param>
    /// <param name="set">Its runs; without any it is never found.</param>
    public void Add(int text, ShingleSet set)
    {
        if (set.Signature.Length == 0)
            return;
        for (int band = 0; band < Bands; band++)
        {
            (int, ulong) key = (band, KeyOf(set, band));
            before.Add(last.GetValueOrDefault(key, -1));
            last[key] = added.Count;
        }

        added.Add((text, set));
    }

    /// <summary>Texts at least as similar as asked for, in the order in which they were added.</summary>
    public IEnumerable<(int Text, double Similarity)> Find(ShingleSet set, double similarity)
    {
        double chance = Deviations * Math.Sqrt(similarity * (1 - similarity) / MinHash.Length);
        return Candidates(set)
            .Where(i => EqualShare(added[i].Set, set) >= similarity - chance).Order()
            .Select(i => added[i])
            .Select(c => (c.Text, Similarity: set.Similarity(c.Set)))
            .Where(c => c.Similarity >= similarity);
    }

    private HashSet<int> Candidates(ShingleSet set)
    {
        HashSet<int> candidates = [];
        for (int band = 0; band < Bands && set.Signature.Length > 0; band++)
        {
            int next = last.GetValueOrDefault((band, KeyOf(set, band)), -1);
            for (int i = 0; i < MostCandidates && next >= 0; i++, next = before[(next * Bands) + band])
                candidates.Add(next);
        }

        return candidates;
    }

    private static ulong KeyOf(ShingleSet set, int band)
    {
        ReadOnlySpan<uint> s = set.Signature.AsSpan(band * RowsPerBand, RowsPerBand);
        return SplitMix.Mix(((ulong)s[0] << 32) | s[1]) ^ (((ulong)s[2] << 32) | s[3]);
    }

    private static double EqualShare(ShingleSet a, ShingleSet b) =>
        1 - ((double)TensorPrimitives.HammingDistance<uint>(a.Signature, b.Signature) / MinHash.Length);
}
