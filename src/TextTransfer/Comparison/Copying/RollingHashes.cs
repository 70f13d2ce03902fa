using TextTransfer.Corpora.NearDuplicates;

namespace TextTransfer.Comparison.Copying;

/// <summary>Hashes of all runs of a few words.</summary>
internal static class RollingHashes
{
    /// <summary>Words of a run.</summary>
    public const int Words = 5;

    /// <param name="words">Words by number.</param>
    /// <returns>The hash of the run at each position; empty for fewer words than a run has.</returns>
    public static ulong[] Of(ReadOnlySpan<int> words)
    {
        var hashes = new ulong[Math.Max(0, words.Length - Words + 1)];
        for (int i = 0; i < hashes.Length; i++)
        {
            ulong hash = 0;
            for (int j = 0; j < Words; j++)
                hash = SplitMix.Mix(hash ^ (uint)words[i + j]);
            hashes[i] = hash;
        }

        return hashes;
    }
}
