using System.Numerics;

namespace TextTransfer.Tokenization;

/// <summary>
/// A number for every pair of ids, found in a few nanoseconds: open addressing with linear probing in a table that is at most
/// half full. Not thread-safe while it is filled.
/// </summary>
/// <param name="count">The greatest number of pairs.</param>
internal sealed class PairTable(int count)
{
    private const ulong Empty = ulong.MaxValue;

    /// <summary>2^64 divided by the golden ratio, whose multiples spread evenly (Knuth, The Art of Computer Programming, 6.4).</summary>
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    private readonly (ulong Pair, int Value)[] slots = CreateSlots(count);

    /// <summary>Sets the number of a pair; the last one counts.</summary>
    /// <param name="left">The first id, at least 0.</param>
    /// <param name="right">The second id, at least 0.</param>
    /// <param name="value">The number.</param>
    public void Set(int left, int right, int value) => slots[SlotOf(Pair(left, right))] = (Pair(left, right), value);

    /// <summary>The number of a pair, or <paramref name="otherwise"/>.</summary>
    public int Get(int left, int right, int otherwise)
    {
        ulong pair = Pair(left, right);
        ref (ulong Pair, int Value) slot = ref slots[SlotOf(pair)];
        return slot.Pair == pair ? slot.Value : otherwise;
    }

    private static ulong Pair(int left, int right) => ((ulong)(uint)left << 32) | (uint)right;

    private static (ulong Pair, int Value)[] CreateSlots(int count)
    {
        var slots = new (ulong Pair, int Value)[BitOperations.RoundUpToPowerOf2((uint)Math.Max(2 * count, 2))];
        Array.Fill(slots, (Empty, 0));
        return slots;
    }

    private int SlotOf(ulong pair)
    {
        int mask = slots.Length - 1;
        int slot = (int)((pair * Multiplier) >> 32) & mask;
        while (slots[slot].Pair != pair && slots[slot].Pair != Empty)
            slot = (slot + 1) & mask;
        return slot;
    }
}
