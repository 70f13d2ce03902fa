using TextTransfer.Concurrency;

namespace TextTransfer.Comparison.Copying;

/// <summary>
/// Finds pairs of texts with most of their runs of words in common: candidates by bands of MinHash (Broder, 1997; Leskovec, Rajaraman and
/// Ullman, ch. 3), verified exactly. Time is linear in the words.
/// </summary>
internal sealed class NearDuplicateSearch
{
    /// <summary>Bands and rows find a pair of similarity 0.8 all but once in 5,000 times.</summary>
    private const int Bands = 16;
    private const int Rows = 4;
    private const int MostCandidates = 10; // Of a text in a band: many copies of one text would else be many pairs.

    private readonly ulong[][] runs;
    private readonly ulong[]?[] signatures;

    public NearDuplicateSearch(IReadOnlyList<int[]> documents, CancellationToken cancellationToken)
    {
        runs = new ulong[documents.Count][];
        signatures = new ulong[]?[documents.Count];
        Concurrently.For(documents.Count, Environment.ProcessorCount, i =>
        {
            runs[i] = [.. RollingHashes.Of(documents[i]).Distinct().Order()];
            signatures[i] = runs[i].Length == 0 ? null : Sign(runs[i]);
        }, cancellationToken);
    }

    /// <summary>The most similar text of another set, for each that has one.</summary>
    public IEnumerable<(int Text, int Other, double Similarity)> Find(NearDuplicateSearch others, double similarity)
    {
        Dictionary<(int Band, ulong Key), List<int>> buckets = [];
        for (int i = 0; i < others.signatures.Length; i++)
        {
            if (others.signatures[i] is not { } signature)
                continue;
            for (int band = 0; band < Bands; band++)
            {
                (int, ulong) key = (band, KeyOf(signature, band));
                if (!buckets.TryGetValue(key, out List<int>? bucket))
                    buckets[key] = bucket = [];
                if (bucket.Count < MostCandidates)
                    bucket.Add(i);
            }
        }

        for (int i = 0; i < signatures.Length; i++)
        {
            if (signatures[i] is not { } signature)
                continue;
            (int best, double most) = (-1, 0);
            foreach (int candidate in Enumerable.Range(0, Bands).SelectMany(band => buckets.GetValueOrDefault((band, KeyOf(signature, band))) ?? []).Distinct().Order())
            {
                double jaccard = Jaccard(runs[i], others.runs[candidate]);
                if (jaccard > most)
                    (best, most) = (candidate, jaccard);
            }

            if (most >= similarity)
                yield return (i, best, most);
        }
    }

    private static ulong[] Sign(ulong[] runs)
    {
        var signature = new ulong[Bands * Rows];
        Array.Fill(signature, ulong.MaxValue);
        foreach (ulong run in runs)
        {
            for (int i = 0; i < signature.Length; i++)
                signature[i] = Math.Min(signature[i], RollingHashes.Mix(run + ((ulong)i << 32)));
        }

        return signature;
    }

    private static ulong KeyOf(ulong[] signature, int band)
    {
        ulong key = 0;
        for (int i = 0; i < Rows; i++)
            key = RollingHashes.Mix(key ^ signature[(band * Rows) + i]);
        return key;
    }

    private static double Jaccard(ulong[] a, ulong[] b)
    {
        int common = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            int order = a[i].CompareTo(b[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return (double)common / (a.Length + b.Length - common);
    }
}
