namespace TextTransfer.Corpora.NearDuplicates;

/// <summary>
/// Signatures whose values are equal for two sets as often as the sets have elements in common (Broder, 1997). Each element is hashed
/// once: part of the hash chooses a bin, the rest competes to be the least of it (Li, Owen and Zhang, One permutation hashing, 2012), and
/// empty bins borrow from bins drawn for them (Shrivastava, Optimal densification for fast and accurate minwise hashing, 2017).
/// </summary>
internal static class MinHash
{
    /// <summary>Values of a signature.</summary>
    public const int Length = 1 << BinBits;

    private const int BinBits = 7;

    /// <param name="elements">Hashes, well mixed in all bits; repeated ones do not matter.</param>
    /// <returns>The signature; empty for no elements.</returns>
    public static uint[] Of(ReadOnlySpan<ulong> elements)
    {
        if (elements.IsEmpty)
            return [];
        ulong[] least = new ulong[Length];
        Array.Fill(least, ulong.MaxValue); // Above any value, which has 32 bits.
        foreach (ulong element in elements)
        {
            ref ulong bin = ref least[element >> (64 - BinBits)];
            bin = Math.Min(bin, (uint)element);
        }

        uint[] signature = new uint[Length];
        for (ulong bin = 0; bin < Length; bin++)
            signature[bin] = (uint)least[Lender(least, bin)];
        return signature;
    }

    private static ulong Lender(ulong[] least, ulong bin)
    {
        ulong lender = bin;
        for (ulong draw = 1; least[lender] == ulong.MaxValue; draw++)
            lender = SplitMix.Mix((draw << BinBits) | bin) >> (64 - BinBits);
        return lender;
    }
}
