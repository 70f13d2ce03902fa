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
                hash = Mix(hash ^ (uint)words[i + j]);
            hashes[i] = hash;
        }

        return hashes;
    }

    /// <summary>Mixes bits, as SplitMix64 (Steele, Lea and Flood, 2014).</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
