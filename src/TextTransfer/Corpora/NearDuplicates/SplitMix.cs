namespace TextTransfer.Corpora.NearDuplicates;

/// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood, 2014): every bit of a value moves about half of the result's. The same on every machine.</summary>
internal static class SplitMix
{
    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
