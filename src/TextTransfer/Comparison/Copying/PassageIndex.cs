namespace TextTransfer.Comparison.Copying;

/// <summary>Where the chosen runs of a body's texts stand.</summary>
internal sealed class PassageIndex
{
    /// <summary>Places looked at of one run: a phrase that stands everywhere would else be compared with everything.</summary>
    private const int MostPlaces = 8;

    private readonly ulong[] hashes;
    private readonly (int Document, int Position)[] places;

    public PassageIndex(IReadOnlyList<int[]> documents, int passageWords)
    {
        List<ulong> keys = [];
        List<(int, int)> found = [];
        for (int document = 0; document < documents.Count; document++)
        {
            ulong[] runs = RollingHashes.Of(documents[document]);
            foreach (int position in Winnowing.Choose(runs, passageWords))
            {
                keys.Add(runs[position]);
                found.Add((document, position));
            }
        }

        (hashes, places) = ([.. keys], [.. found]);
        int[] order = [.. Enumerable.Range(0, hashes.Length)];
        Array.Sort(order, (x, y) => hashes[x] != hashes[y] ? hashes[x].CompareTo(hashes[y]) : x.CompareTo(y));
        (hashes, places) = ([.. order.Select(o => keys[o])], [.. order.Select(o => found[o])]);
    }

    /// <summary>The first places of a run.</summary>
    public ReadOnlySpan<(int Document, int Position)> Find(ulong hash)
    {
        int index = Array.BinarySearch(hashes, hash);
        if (index < 0)
            return [];
        while (index > 0 && hashes[index - 1] == hash)
            index--;
        int end = index;
        while (end < hashes.Length && hashes[end] == hash && end - index < MostPlaces)
            end++;
        return places.AsSpan(index, end - index);
    }
}
