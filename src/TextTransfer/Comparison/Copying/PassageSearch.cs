using TextTransfer.Concurrency;

namespace TextTransfer.Comparison.Copying;

/// <summary>
/// Finds the runs of words of one body's texts that stand in another: candidates by chosen hashes, verified word by word and made as
/// long as they are. Time is linear in the words of both.
/// </summary>
internal static class PassageSearch
{
    /// <summary>A passage by words.</summary>
    internal readonly record struct Match(int From, int Start, int To, int ToStart, int Length);

    /// <returns>For each text its passages, and which of its words stand in one.</returns>
    public static (List<Match> Matches, bool[] IsCopied)[] Find(IReadOnlyList<int[]> from, IReadOnlyList<int[]> to, int passageWords, CancellationToken cancellationToken)
    {
        PassageIndex index = new(to, passageWords);
        var found = new (List<Match>, bool[])[from.Count];
        Concurrently.For(from.Count, Environment.ProcessorCount, document => found[document] = Find(document, from[document], to, index, passageWords), cancellationToken);
        return found;
    }

    private static (List<Match>, bool[]) Find(int document, int[] words, IReadOnlyList<int[]> to, PassageIndex index, int passageWords)
    {
        List<Match> matches = [];
        var isCopied = new bool[words.Length];
        ulong[] hashes = RollingHashes.Of(words);
        foreach (int position in Winnowing.Choose(hashes, passageWords))
        {
            if (isCopied[position] && isCopied[position + RollingHashes.Words - 1])
                continue;
            Match longest = default;
            foreach ((int other, int place) in index.Find(hashes[position]))
            {
                Match match = Extend(document, words, position, other, to[other], place);
                if (match.Length > longest.Length)
                    longest = match;
            }

            if (longest.Length < passageWords)
                continue;
            matches.Add(longest);
            isCopied.AsSpan(longest.Start, longest.Length).Fill(true);
        }

        return (matches, isCopied);
    }

    private static Match Extend(int document, int[] words, int position, int other, int[] otherWords, int place)
    {
        int before = 0;
        while (before < position && before < place && words[position - before - 1] == otherWords[place - before - 1])
            before++;
        int after = words.AsSpan(position).CommonPrefixLength(otherWords.AsSpan(place));
        return new(document, position - before, other, place - before, before + after);
    }
}
