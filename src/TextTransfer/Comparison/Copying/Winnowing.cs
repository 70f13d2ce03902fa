namespace TextTransfer.Comparison.Copying;

/// <summary>
/// Chooses positions of a text so that texts that share a passage of a guaranteed length have a chosen run in common (Schleimer, Wilkerson
/// and Aiken, Winnowing: local algorithms for document fingerprinting, 2003).
/// </summary>
internal static class Winnowing
{
    /// <param name="hashes">Of the runs at each position.</param>
    /// <param name="passageWords">The length of passages that must not be missed.</param>
    /// <returns>The positions of the least hash of every window, ascending.</returns>
    public static List<int> Choose(ulong[] hashes, int passageWords)
    {
        int window = passageWords - RollingHashes.Words + 1;
        List<int> chosen = [];
        LinkedList<int> candidates = []; // Ascending positions with ascending hashes: the first is the least of the window.
        for (int i = 0; i < hashes.Length; i++)
        {
            while (candidates.Last is { } last && hashes[last.Value] >= hashes[i])
                candidates.RemoveLast();
            candidates.AddLast(i);
            if (candidates.First!.Value <= i - window)
                candidates.RemoveFirst();
            if (i >= window - 1 && (chosen.Count == 0 || chosen[^1] != candidates.First!.Value))
                chosen.Add(candidates.First!.Value);
        }

        return chosen;
    }
}
